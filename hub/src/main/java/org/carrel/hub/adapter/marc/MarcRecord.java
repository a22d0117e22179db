package org.carrel.hub.adapter.marc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One bibliographic record (MARC 21), decoded. */
record MarcRecord(String leader, List<Control> controls, List<Data> fields) {
    MarcRecord {
        controls = List.copyOf(controls);
        fields = List.copyOf(fields);
    }

    /** Fields 001 to 009. */
    record Control(String tag, String value) {}

    /** @param damaged whether characters in it could not be decoded; they stand as U+FFFD */
    record Data(String tag, List<Subfield> subfields, boolean damaged) {
        Data {
            subfields = List.copyOf(subfields);
        }

        Optional<String> first(char code) {
            return subfields.stream()
                    .filter(subfield -> subfield.code() == code)
                    .map(subfield -> subfield.value().strip())
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }
    }

    record Subfield(char code, String value) {}

    /** Leader, character 5, record status: d for deleted (MARC 21 Bibliographic, Leader/05). */
    boolean isDeleted() {
        return leader.length() > 5 && leader.charAt(5) == 'd';
    }

    Optional<String> control(String tag) {
        return controls.stream()
                .filter(field -> field.tag().equals(tag))
                .map(Control::value)
                .findFirst();
    }

    Stream<Data> all(String tag) {
        return fields.stream().filter(field -> field.tag().equals(tag));
    }

    /** The field in its original script where the record has it (field 880, linked by $6), else the field itself. */
    Optional<Data> original(String tag) {
        return all("880")
                .filter(field ->
                        field.first('6').map(link -> link.startsWith(tag)).orElse(false))
                .findFirst()
                .or(() -> all(tag).findFirst());
    }
}
