package org.carrel.contract.message.drop;

import org.carrel.contract.message.DeviceTime;

/**
 * What a drop noticed of one thing, for whoever says "I returned it". The barriers count for everything that was put in at once.
 *
 * @param entered when it came in
 * @param together how many things were counted that came in at once, this one among them
 * @param entries how often the barrier at the mouth was broken
 * @param exits how often the barrier before the bins was broken
 * @param readings how often its tags were heard; 0 when none was
 * @param weightGrams of all that came in at once; 0 where nothing weighs
 */
public record Evidence(DeviceTime entered, int together, int entries, int exits, int readings, int weightGrams) {}
