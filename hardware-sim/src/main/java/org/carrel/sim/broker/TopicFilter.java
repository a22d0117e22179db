package org.carrel.sim.broker;

/** Which topics a subscription means (§4.7). */
public record TopicFilter(String text) {
    /** Whether {@code #} stands alone at the end only and {@code +} alone in its level. */
    public boolean valid() {
        if (text.isEmpty()) {
            return false;
        }
        String[] levels = text.split("/", -1);
        for (int index = 0; index < levels.length; index++) {
            String level = levels[index];
            boolean misplaced = level.contains("#") && (level.length() > 1 || index < levels.length - 1);
            if (misplaced || (level.contains("+") && level.length() > 1)) {
                return false;
            }
        }
        return true;
    }

    public boolean matches(String topic) {
        String[] levels = text.split("/", -1);
        String[] names = topic.split("/", -1);
        if (topic.startsWith("$") && !levels[0].equals(names[0])) {
            return false;
        }
        for (int index = 0; index < levels.length; index++) {
            if (levels[index].equals("#")) {
                return true;
            }
            if (index >= names.length || !(levels[index].equals("+") || levels[index].equals(names[index]))) {
                return false;
            }
        }
        return levels.length == names.length;
    }
}
