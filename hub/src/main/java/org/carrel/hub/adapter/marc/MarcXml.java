package org.carrel.hub.adapter.marc;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.carrel.hub.adapter.marc.MarcBinary.Parsed;
import org.carrel.hub.adapter.marc.MarcRecord.Control;
import org.carrel.hub.adapter.marc.MarcRecord.Data;
import org.carrel.hub.adapter.marc.MarcRecord.Subfield;

/**
 * Cuts MARCXML into its record elements and parses each on its own, so that one that is not well formed does not take the rest of
 * the file with it. Entities other than XML's own five are not resolved.
 */
final class MarcXml {
    /** No record comes near; a file without an end tag must not fill the memory. */
    private static final int RECORD_MAX = 1_000_000;

    private final Reader in;
    private final XMLInputFactory factory;
    private long position;
    private String pending = "";

    MarcXml(Reader in) {
        this.in = in;
        this.factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Each element is parsed away from the root that declares its prefix.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    }

    /**
     * @param position of its first character in the text, from 0
     * @param text from its start tag to its end tag; without end tag when that never came
     */
    record Element(long position, String text) {}

    /** The next record element; empty at the end of the text. */
    Optional<Element> next() throws IOException {
        while (true) {
            Optional<String> tag = nextTag();
            if (tag.isEmpty()) {
                return Optional.empty();
            }
            if (localName(tag.get()).equals("record") && !tag.get().startsWith("</")) {
                long start = position - tag.get().length();
                return Optional.of(new Element(start, tag.get() + rest()));
            }
        }
    }

    /** The text from here through the record's end tag, or to where another record starts. */
    private String rest() throws IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder tag = new StringBuilder();
        int read = read();
        while (read >= 0 && text.length() < RECORD_MAX) {
            text.append((char) read);
            if (read == '<') {
                tag.setLength(0);
            }
            tag.append((char) read);
            if (read == '>' && localName(tag.toString()).equals("record") && tag.charAt(0) == '<') {
                if (tag.charAt(1) == '/') {
                    return text.toString();
                }
                // The end tag is missing: this is the next record's beginning.
                pending = tag.toString();
                return text.substring(0, text.length() - tag.length());
            }
            read = read();
        }
        return text.toString();
    }

    private Optional<String> nextTag() throws IOException {
        if (!pending.isEmpty()) {
            String tag = pending;
            pending = "";
            return Optional.of(tag);
        }
        int read = read();
        while (read >= 0 && read != '<') {
            read = read();
        }
        StringBuilder tag = new StringBuilder();
        while (read >= 0 && tag.length() < RECORD_MAX) {
            tag.append((char) read);
            if (read == '>') {
                return Optional.of(tag.toString());
            }
            read = read();
        }
        return Optional.empty();
    }

    private int read() throws IOException {
        int read = in.read();
        if (read >= 0) {
            position++;
        }
        return read;
    }

    /** Of {@code <marc:record type="x">} and {@code </marc:record>} alike: {@code record}. */
    private static String localName(String tag) {
        int start = tag.startsWith("</") ? 2 : 1;
        int end = start;
        while (end < tag.length() && " \t\r\n/>".indexOf(tag.charAt(end)) < 0) {
            end++;
        }
        String name = tag.substring(Math.min(start, tag.length()), end);
        return name.substring(name.indexOf(':') + 1);
    }

    Parsed parse(Element element) {
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(element.text()));
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException broken) {
            int offset = Math.max(
                    0, broken.getLocation() == null ? 0 : broken.getLocation().getCharacterOffset());
            return new Parsed.Malformed("the record is not well-formed XML", offset);
        }
    }

    private static Parsed read(XMLStreamReader xml) throws XMLStreamException {
        String leader = "";
        List<Control> controls = new ArrayList<>();
        List<Data> fields = new ArrayList<>();
        List<Subfield> subfields = new ArrayList<>();
        String tag = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (localName("<" + xml.getLocalName())) {
                    case "leader" -> leader = xml.getElementText();
                    case "controlfield" -> controls.add(new Control(attribute(xml, "tag"), xml.getElementText()));
                    case "datafield" -> {
                        tag = attribute(xml, "tag");
                        subfields.clear();
                    }
                    case "subfield" -> {
                        String code = attribute(xml, "code");
                        if (code.length() == 1) {
                            subfields.add(new Subfield(code.charAt(0), xml.getElementText()));
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && localName("<" + xml.getLocalName()).equals("datafield")) {
                fields.add(new Data(tag, subfields, false));
            }
        }
        return new Parsed.Whole(new MarcRecord(leader, controls, fields));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            if (xml.getAttributeLocalName(index).equals(name)) {
                return xml.getAttributeValue(index);
            }
        }
        return "";
    }
}
