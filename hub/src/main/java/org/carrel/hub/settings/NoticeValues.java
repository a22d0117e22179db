package org.carrel.hub.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.hub.notice.LoanReminders;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticePace;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.notice.NoticeStore.Kind;
import org.carrel.hub.notice.NoticeTemplate;
import org.carrel.hub.notice.NoticeTemplates;
import org.carrel.hub.settings.Settings.Mail;
import org.carrel.hub.settings.Settings.NoticeHook;

/** The settings that begin with {@code notices} and {@code mail}. */
final class NoticeValues {
    private static final int DAYS_LATE_MAX = 365;
    private static final int REMINDERS_MAX = 10;

    private NoticeValues() {}

    static Settings.Notices read(SettingsReader reader, ZoneId zone) {
        boolean toFile = reader.truth("notices.file", true);
        List<Mail> mail = mail(reader);
        List<NoticeHook> hook = hook(reader);
        SortedSet<NoticeId.Channel> channels = new TreeSet<>();
        if (toFile) {
            channels.add(NoticeId.Channel.FILE);
        }
        if (!mail.isEmpty()) {
            channels.add(NoticeId.Channel.MAIL);
        }
        if (!hook.isEmpty()) {
            channels.add(NoticeId.Channel.WEBHOOK);
        }
        return new Settings.Notices(
                new NoticeSettings(
                        channels,
                        reader.truth("notices.titles", true),
                        zone,
                        pace(reader),
                        reminders(reader),
                        reader.read(
                                "notices.templates",
                                "a folder with files such as hold-ready.en.txt",
                                NoticeTemplates.USUAL,
                                folder -> templates(reader, Settings.path(folder)))),
                mail,
                hook);
    }

    private static NoticePace pace(SettingsReader reader) {
        List<LocalTime> quiet = reader.read(
                "notices.quiet",
                "hours such as 21:00-08:00, or none",
                List.of(LocalTime.of(21, 0), LocalTime.of(8, 0)),
                NoticeValues::hours);
        return new NoticePace(
                quiet.getFirst(),
                quiet.getLast(),
                reader.number("notices.per-minute", 0, 100_000, 60),
                reader.number("notices.per-day", 0, 1_000, 20));
    }

    private static List<LocalTime> hours(String value) {
        if (value.equals("none")) {
            return List.of(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
        String[] ends = value.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("no two times");
        }
        try {
            List<LocalTime> times = List.of(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            if (times.getFirst().equals(times.getLast())) {
                throw new IllegalArgumentException("never, or always");
            }
            return times;
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException("no times", bad);
        }
    }

    private static LoanReminders reminders(SettingsReader reader) {
        return new LoanReminders(
                reader.number("notices.due-days", 0, 30, 3),
                reader.read(
                        "notices.overdue-days",
                        "up to " + REMINDERS_MAX + " ascending numbers of days late such as 1,7,14, from 1 to "
                                + DAYS_LATE_MAX + ", or none",
                        List.of(1, 7, 14),
                        NoticeValues::days));
    }

    private static List<Integer> days(String value) {
        List<Integer> days = new ArrayList<>();
        if (!value.equals("none")) {
            for (String day : value.split(",", -1)) {
                days.add(Integer.valueOf(day.strip()));
            }
        }
        if (days.size() > REMINDERS_MAX || (!days.isEmpty() && days.getLast() > DAYS_LATE_MAX)) {
            throw new IllegalArgumentException("too many or too late");
        }
        return new LoanReminders(0, days).daysLate();
    }

    private static List<Mail> mail(SettingsReader reader) {
        Optional<String> host = reader.text("mail.host", "the mail server that takes notices");
        Mail mail = new Mail(
                host.orElse(""),
                reader.number("mail.port", 1, 65_535, 25),
                reader.read(
                        "mail.protection", "none, starttls or tls", Mail.Protection.STARTTLS, value -> switch (value) {
                            case "none" -> Mail.Protection.NONE;
                            case "starttls" -> Mail.Protection.STARTTLS;
                            case "tls" -> Mail.Protection.TLS;
                            default -> throw new IllegalArgumentException("none of them");
                        }),
                reader.text("mail.user", "the account at the mail server").orElse(""),
                reader.read("mail.password-file", "a file", Path.of("missing"), Settings::path),
                reader.read("mail.from", "a mail address", "library@localhost", value -> {
                    if (value.indexOf('@') < 1) {
                        throw new IllegalArgumentException("no address");
                    }
                    return value;
                }));
        return host.isPresent() ? List.of(mail) : List.of();
    }

    private static List<NoticeHook> hook(SettingsReader reader) {
        Optional<URI> address = reader.read(
                "notices.webhook",
                "an address such as https://gateway.example/notices",
                Optional.empty(),
                value -> Optional.of(address(value)));
        Optional<Path> secret = reader.read(
                "notices.webhook-secret-file", "a file", Optional.empty(), value -> Optional.of(Settings.path(value)));
        if (address.isPresent() && secret.isEmpty()) {
            reader.problem(
                    "notices.webhook-secret-file is missing; the program at notices.webhook knows this hub by the"
                            + " secret in it.");
        }
        return address.stream()
                .map(where -> new NoticeHook(where, secret.orElse(Path.of("missing"))))
                .toList();
    }

    private static URI address(String value) {
        URI address = URI.create(value);
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getRawUserInfo() != null || address.getFragment() != null) {
            throw new IllegalArgumentException("no address of a program");
        }
        return address;
    }

    /** Those that the folder has in place of the usual ones; a name or a text that is none of them is a problem. */
    private static NoticeTemplates templates(SettingsReader reader, Path folder) {
        NoticeTemplates templates = NoticeTemplates.USUAL;
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.txt")) {
            found.forEach(files::add);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("no folder", unreadable);
        }
        Collections.sort(files);
        for (Path file : files) {
            templates = with(reader, templates, file);
        }
        return templates;
    }

    private static NoticeTemplates with(SettingsReader reader, NoticeTemplates templates, Path file) {
        for (Kind kind : Kind.values()) {
            for (String language : NoticeTemplates.LANGUAGES) {
                if (file.endsWith(NoticeTemplates.name(kind, language))) {
                    try {
                        return templates.with(kind, language, NoticeTemplate.parse(kind, Files.readString(file)));
                    } catch (NoticeTemplate.NoTemplate bad) {
                        reader.problem(file + ": " + bad.getMessage() + ".");
                    } catch (CharacterCodingException bad) {
                        reader.problem(file + " is not in UTF-8.");
                    } catch (IOException unreadable) {
                        reader.problem(file + " cannot be read.");
                    }
                    return templates;
                }
            }
        }
        reader.problem(file + " is the name of no notice; there are "
                + String.join(", ", templates.byName().keySet()) + ".");
        return templates;
    }
}
