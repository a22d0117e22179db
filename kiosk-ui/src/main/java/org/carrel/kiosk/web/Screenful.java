package org.carrel.kiosk.web;

/**
 * The screen that a page is drawn for.
 *
 * @param rows so many lines of a list fit, in usual type
 * @param seats so many seats of a plan fit, likewise
 * @param pixelsPerMm CSS pixels, so that a target of 20 mm is one
 */
public record Screenful(int rows, int seats, double pixelsPerMm) {}
