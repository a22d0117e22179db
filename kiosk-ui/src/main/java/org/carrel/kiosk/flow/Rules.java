package org.carrel.kiosk.flow;

import java.time.ZoneId;
import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.checkout.Sealing;
import org.carrel.kiosk.find.Zhuyin;

/**
 * What the library decided for this kiosk.
 *
 * @param language at rest
 * @param sealing of cards for loans without the hub; empty where those are not allowed
 * @param rows so many lines of a list fit on the screen, in usual type
 * @param seats so many seats of a plan fit, likewise
 * @param zone the library's days
 * @param here the branch in which the kiosk stands
 * @param zhuyin what may be typed by its sound
 */
public record Rules(
        Timings timings,
        ScreenLanguage language,
        Optional<Sealing> sealing,
        int rows,
        int seats,
        ZoneId zone,
        SiteId here,
        Zhuyin zhuyin) {}
