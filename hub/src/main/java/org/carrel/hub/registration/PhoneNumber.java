package org.carrel.hub.registration;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * A telephone number in Taiwan; the text form is masked.
 *
 * @param digits with the leading 0 and without anything between
 * @param extension digits, or empty
 */
public record PhoneNumber(String digits, String extension) {
    /** Area codes, longer ones before those they begin with, and how many digits follow. */
    private static final List<Area> AREAS = List.of(
            new Area("0836", 5, 5),
            new Area("0826", 5, 5),
            new Area("082", 6, 6),
            new Area("089", 6, 6),
            new Area("049", 7, 7),
            new Area("037", 6, 6),
            new Area("02", 8, 8),
            new Area("03", 7, 7),
            // Eight in Taichung, seven in Changhua.
            new Area("04", 7, 8),
            new Area("05", 7, 7),
            new Area("06", 7, 7),
            new Area("07", 7, 7),
            new Area("08", 7, 7));

    private static final int EXTENSION_MAX = 6;

    private record Area(String code, int digitsMin, int digitsMax) {}

    /** Empty for what is no number of Taiwan; blanks, hyphens, brackets, width and +886 make no difference. */
    public static Optional<PhoneNumber> of(String typed) {
        String[] parts = Normalizer.normalize(typed, Normalizer.Form.NFKC).split("#|分機|ext\\.?", 2);
        String digits = parts[0].replaceAll("[\\s().-]", "");
        if (digits.startsWith("+886")) {
            digits = "0" + digits.substring("+886".length()).replaceFirst("^0", "");
        }
        String extension = parts.length == 2 ? parts[1].strip() : "";
        boolean known = digits.matches("[0-9]+") && (isMobile(digits) || isLandLine(digits));
        return known && extension.matches("[0-9]{0," + EXTENSION_MAX + "}")
                ? Optional.of(new PhoneNumber(digits, extension))
                : Optional.empty();
    }

    private static boolean isMobile(String digits) {
        return digits.matches("09[0-9]{8}");
    }

    private static boolean isLandLine(String digits) {
        Optional<Area> area =
                AREAS.stream().filter(known -> digits.startsWith(known.code())).findFirst();
        int rest = digits.length() - area.map(found -> found.code().length()).orElse(0);
        return area.map(found -> rest >= found.digitsMin() && rest <= found.digitsMax())
                .orElse(false);
    }

    /** As it is written down: {@code 0912345678} or {@code 0422625100#1111}. */
    public String written() {
        return digits + (extension.isEmpty() ? "" : "#" + extension);
    }

    @Override
    public String toString() {
        return "phone ****";
    }
}
