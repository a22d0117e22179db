package org.carrel.device.receipt;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The typeface of receipts, as found on this machine: one that has traditional Chinese, in the forms used in Taiwan if there is a choice. */
public final class ReceiptFont {
    private static final List<String> FAMILIES =
            List.of("Noto Sans CJK TC", "Noto Sans TC", "Noto Sans CJK HK", "Noto Sans CJK SC", "Noto Sans CJK JP");

    /** Characters that a typeface without traditional Chinese lacks. */
    private static final String PROBE = "借閱證續館藏逾";

    private final String family;

    private ReceiptFont(String family) {
        this.family = family;
    }

    /** No typeface with Chinese is installed. */
    public static final class NoChineseTypeface extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoChineseTypeface() {
            super("No typeface for Chinese receipts is installed; install one of " + String.join(", ", FAMILIES)
                    + " (on Debian and Raspberry Pi OS: fonts-noto-cjk).");
        }
    }

    /** @throws NoChineseTypeface with what to install */
    public static ReceiptFont find() {
        return among(new TreeSet<>(
                Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())));
    }

    static ReceiptFont among(Set<String> installed) {
        for (String family : FAMILIES) {
            if (installed.contains(family) && new Font(family, Font.PLAIN, 12).canDisplayUpTo(PROBE) < 0) {
                return new ReceiptFont(family);
            }
        }
        throw new NoChineseTypeface();
    }

    /** @param dots size of the body, as a dot of the paper is the unit */
    Font at(int dots, boolean bold) {
        return new Font(family, bold ? Font.BOLD : Font.PLAIN, dots);
    }
}
