package org.carrel.hub.adapter.http.visitor;

/** Text that is put together for a browser; nothing gets into it unescaped but what this program wrote. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    /** Markup of this program's own. */
    Html raw(String markup) {
        text.append(markup);
        return this;
    }

    /** Whatever anybody wrote. */
    Html text(String words) {
        text.append(escaped(words));
        return this;
    }

    /** An element with nothing but words in it; nothing for no words. */
    Html element(String tag, String style, String words) {
        if (words.isEmpty()) {
            return this;
        }
        return raw("<" + tag + (style.isEmpty() ? "" : " class=\"" + style + "\"") + ">")
                .text(words)
                .raw("</" + tag + ">\n");
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
