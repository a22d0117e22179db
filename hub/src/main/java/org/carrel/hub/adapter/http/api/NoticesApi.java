package org.carrel.hub.adapter.http.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.notice.NoticeChoice;
import org.carrel.hub.notice.NoticeChoice.Refused;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeStore.Kind;
import org.carrel.hub.notice.NoticeTemplates;
import org.carrel.hub.store.Services;

/** How a patron wants to be told. */
public final class NoticesApi {
    /** Without those that somebody asks for each time. */
    private static final List<Kind> CHOSEN =
            Arrays.stream(Kind.values()).filter(kind -> !kind.isAskedFor()).toList();

    private static final Schema KINDS =
            new Schema.Listing(new Schema.Word(CHOSEN.stream().map(Schema::word).toList()), CHOSEN.size());
    private static final Schema LANGUAGE = new Schema.Word(NoticeTemplates.LANGUAGES);

    private static final Form WISH = Form.named("NoticeChoiceChange")
            .optional("language", LANGUAGE, "Of notices; left out for the language that the patron has anyway.")
            .optional("mail", KINDS, "What they want by mail; left out for everything, an empty list for nothing.")
            .optional("webhook", KINDS, "The same by the library's gateway, such as text messages.")
            .optional("file", KINDS, "The same by the library's file of notices.");

    record Chosen(NoticeChoice choice, List<NoticeId.Channel> channels) {
        List<String> wanted(NoticeId.Channel channel) {
            return CHOSEN.stream()
                    .filter(kind -> choice.wants(kind, channel))
                    .map(Schema::word)
                    .toList();
        }
    }

    static final View<Chosen> CHOICE = View.<Chosen>named("NoticeChoice")
            .perhaps(
                    "language",
                    LANGUAGE,
                    "Of notices; left out for the language that the patron has anyway.",
                    chosen -> Optional.of(chosen.choice().language()).filter(language -> !language.isEmpty()))
            .member("mail", KINDS, "What they want by mail.", chosen -> chosen.wanted(NoticeId.Channel.MAIL))
            .member(
                    "webhook",
                    KINDS,
                    "What they want by the library's gateway.",
                    chosen -> chosen.wanted(NoticeId.Channel.WEBHOOK))
            .member(
                    "file",
                    KINDS,
                    "What they want by the library's file of notices.",
                    chosen -> chosen.wanted(NoticeId.Channel.FILE))
            .member(
                    "channels",
                    new Schema.Listing(Schema.wordsOf(NoticeId.Channel.class), NoticeId.Channel.values().length),
                    "By which ways this library tells anything.",
                    chosen -> chosen.channels().stream().map(Schema::word).toList());

    public List<Endpoint> endpoints() {
        return List.of(
                patron(Endpoint.get(
                                "/patrons/{id}/notice-choice",
                                "What a patron wants to be told, and how; noted as seen."))
                        .one(CHOICE)
                        .does(call -> call.inTransaction(NoticesApi::chosen)),
                patron(Endpoint.put("/patrons/{id}/notice-choice", "Say what a patron wants to be told, and how."))
                        .takes(WISH)
                        .matches()
                        .one(CHOICE)
                        .changes(NoticesApi::choose));
    }

    private static Endpoint.Draft patron(Endpoint.Draft draft) {
        return draft.tag("accounts").need(Need.CIRCULATION).path("id", Ids.KEY, "The hub's key.");
    }

    private static PatronId known(Services services, Call call) {
        return Call.found(services.patrons().patron(call.path("id", PatronId::new)))
                .id();
    }

    static Chosen now(Services services, PatronId patron) {
        return new Chosen(services.notices().choice(patron), services.notices().channels());
    }

    private static Reply chosen(Services services, Call call) {
        PatronId patron = known(services, call);
        call.noteSeen(services, patron, "notice choice");
        return Call.ok(CHOICE, now(services, patron));
    }

    private static Reply choose(Services services, Call call) {
        PatronId patron = known(services, call);
        call.requireMatch(CHOICE, now(services, patron));
        NoticeChoice choice =
                new NoticeChoice(call.body().optionalText("language").orElse(""), refused(call.body()));
        services.notices().choose(patron, choice, call.now());
        services.audit()
                .record(
                        call.caller().actor(),
                        Audit.Action.PATRON_CHANGED,
                        "patron:" + patron,
                        "notice choice",
                        call.now());
        return Call.ok(CHOICE, now(services, patron));
    }

    private static SortedSet<Refused> refused(Form.Filled body) {
        SortedSet<Refused> refused = new TreeSet<>();
        for (NoticeId.Channel channel : NoticeId.Channel.values()) {
            String member = Schema.word(channel);
            if (body.values().containsKey(member)) {
                List<String> wanted = body.texts(member);
                for (Kind kind : CHOSEN) {
                    if (!wanted.contains(kind.word())) {
                        refused.add(new Refused(channel, kind));
                    }
                }
            }
        }
        return refused;
    }
}
