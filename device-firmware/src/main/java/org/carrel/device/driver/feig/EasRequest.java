package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;
import org.carrel.device.tag.iso15693.Manufacturer;

/** Sets or resets electronic article surveillance of an NXP tag (FEIG H60301-3e chapter 8.3, 0xB1 with manufacturer 0x04). */
record EasRequest(TagUid uid, boolean on) implements FeigRequest {
    private static final int SET = 0xA2;
    private static final int RESET = 0xA3;

    @Override
    public Bytes payload() {
        return FeigRequest.addressed(uid, new int[] {CUSTOM, Manufacturer.NXP.code(), on ? SET : RESET, ADDRESSED});
    }
}
