package org.carrel.contract.message;

/** What can happen at a device. */
public sealed interface EventBody permits ShelfEvent, KioskEvent, DropEvent, OperationEvent {}
