package org.carrel.device.reading;

import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.device.tag.iso28560.SchemeRule;
import org.carrel.device.tag.iso28560.TagContent;
import org.carrel.device.tag.iso28560.TagInterpreter;

/** Takes a tag's memory for what the library schemes say. */
public final class LibraryTags implements TagMeaning {
    private final TagInterpreter interpreter;

    public LibraryTags(List<SchemeRule> rules) {
        this.interpreter = new TagInterpreter(rules);
    }

    @Override
    public Meaning of(int dsfid, int afi, Bytes memory) {
        return switch (interpreter.interpret(dsfid, afi, memory)) {
            case TagContent.LibraryItem item ->
                new Meaning.Item(item.item(), new Label(item.owner().value(), item.parts(), item.part()));
            case TagContent.PatronCard _ -> new Meaning.Strange(Strangeness.CARD);
            case TagContent.Blank _ -> new Meaning.Strange(Strangeness.BLANK);
            case TagContent.Foreign _ -> new Meaning.Strange(Strangeness.FOREIGN);
            case TagContent.Damaged damaged ->
                damaged.fault() == TagContent.Fault.TRUNCATED
                        ? new Meaning.Longer(Strangeness.DAMAGED)
                        : new Meaning.Strange(Strangeness.DAMAGED);
        };
    }
}
