package org.carrel.hub;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.http.hook.HookNotices;
import org.carrel.hub.adapter.mail.FileNotices;
import org.carrel.hub.adapter.mail.SmtpNotices;
import org.carrel.hub.adapter.mail.SmtpSettings;
import org.carrel.hub.notice.NoticeChannel;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.SecretFile;
import org.carrel.hub.settings.Settings;

/** The ways by which notices leave. */
final class NoticeWiring {
    private static final Duration MAIL_TIMEOUT = Duration.ofSeconds(20);
    private static final int SECRET_LENGTH_MIN = 16;
    private static final String SENDER_NAME = "圖書館 Library";

    private NoticeWiring() {}

    static List<NoticeChannel> channels(Settings.Notices notices, DataFolder folder, InstantSource clock) {
        List<NoticeChannel> channels = new ArrayList<>();
        if (notices.settings().channels().contains(NoticeId.Channel.FILE)) {
            channels.add(new FileNotices(folder.notices()));
        }
        for (Settings.Mail mail : notices.mail()) {
            String password = mail.user().isEmpty() ? "" : SecretFile.read(mail.passwordFile());
            SmtpSettings.Security security = switch (mail.protection()) {
                case NONE -> SmtpSettings.Security.PLAIN;
                case STARTTLS -> SmtpSettings.Security.STARTTLS;
                case TLS -> SmtpSettings.Security.TLS;
            };
            channels.add(new SmtpNotices(new SmtpSettings(
                    mail.host(),
                    mail.port(),
                    security,
                    mail.user(),
                    password,
                    mail.from(),
                    SENDER_NAME,
                    MAIL_TIMEOUT)));
        }
        for (Settings.NoticeHook hook : notices.hook()) {
            String secret = SecretFile.read(hook.secretFile(), SECRET_LENGTH_MIN);
            channels.add(new HookNotices(hook.address(), Bytes.of(secret.getBytes(StandardCharsets.UTF_8)), clock));
        }
        return channels;
    }
}
