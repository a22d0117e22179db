package org.carrel.hub.adapter.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.carrel.hub.notice.NoticeChannel;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.OutgoingNotice;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends notices by mail. The Message-ID comes from the notice's key, so a notice that is sent twice carries the same one twice.
 * One call at a time; a call blocks for a few time-outs at most.
 */
public final class SmtpNotices implements NoticeChannel {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpNotices.class);

    /** Replies from here on mean that trying again will not help (RFC 5321 section 4.2.1). */
    private static final int PERMANENT = 500;

    private final SmtpSettings settings;
    private final Session session;
    private boolean unreachable;

    public SmtpNotices(SmtpSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(SmtpSettings settings) {
        Properties properties = new Properties();
        String timeout = Long.toString(settings.timeout().toMillis());
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.mime.charset", "UTF-8");
        switch (settings.security()) {
            case PLAIN -> {}
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    @Override
    public NoticeId.Channel channel() {
        return NoticeId.Channel.MAIL;
    }

    @Override
    public Delivery deliver(OutgoingNotice notice) {
        try {
            MimeMessage message = message(notice);
            try (Transport transport = session.getTransport()) {
                if (settings.user().isEmpty()) {
                    transport.connect();
                } else {
                    transport.connect(settings.user(), settings.password());
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
            reached();
            return new Delivery.Delivered();
        } catch (MessagingException failure) {
            return judge(failure);
        } catch (UnsupportedEncodingException missing) {
            throw new IllegalStateException("every Java platform has UTF-8", missing);
        }
    }

    private MimeMessage message(OutgoingNotice notice) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new KeyedMessage(session, "<" + notice.id().key() + "@" + settings.domain() + ">");
        message.setFrom(new InternetAddress(settings.from(), settings.senderName(), StandardCharsets.UTF_8.name()));
        message.setRecipients(Message.RecipientType.TO, new InternetAddress[] {new InternetAddress(notice.address())});
        message.setSubject(notice.subject(), StandardCharsets.UTF_8.name());
        message.setText(notice.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Content-Language", notice.language());
        // So that no holiday reply comes back (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /** Reasons are codes: what a server says may repeat the address. */
    private Delivery judge(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return later("sign-in-refused");
        }
        if (failure instanceof MailConnectException) {
            return later("server-unreachable");
        }
        if (failure instanceof SMTPSendFailedException said && said.getReturnCode() >= PERMANENT) {
            return new Delivery.Rejected("server-refused-" + said.getReturnCode());
        }
        return failure instanceof SendFailedException refused ? addressRefused(refused) : later("server-failed");
    }

    private Delivery addressRefused(SendFailedException refused) {
        if (refused.getNextException() instanceof SMTPAddressFailedException address) {
            int code = address.getReturnCode();
            return code >= PERMANENT
                    ? new Delivery.Rejected("address-refused-" + code)
                    : new Delivery.Deferred("address-deferred-" + code);
        }
        return later("server-failed");
    }

    private Delivery.Deferred later(String reason) {
        if (!unreachable) {
            unreachable = true;
            LOG.warn("the mail server {} takes no notices: {}; they are kept and tried again", settings, reason);
        }
        return new Delivery.Deferred(reason);
    }

    private void reached() {
        if (unreachable) {
            unreachable = false;
            LOG.info("the mail server {} takes notices again", settings);
        }
    }

    /** Keeps the Message-ID that was chosen for it. */
    private static final class KeyedMessage extends MimeMessage {
        private final String id;

        KeyedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
