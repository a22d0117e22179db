package org.carrel.hub.adapter.mqtt.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.carrel.hub.adapter.mqtt.BrokerLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the hub connected to a broker, embedded or not, by one {@link BrokerConnection} after another. One thread,
 * {@code hub-broker-line}, does all of it; {@link #publish} may be called from any.
 */
public final class BrokerLink implements BrokerLine, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BrokerLink.class);

    private static final int PACKET_BYTES_MAX = (1 << 20) + 1024;
    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final int PAUSE_MILLIS_MIN = 200;
    private static final int PAUSE_MILLIS_MAX = 15_000;
    private static final int CONSOLIDATED_FLUSHES = 64;

    private final BrokerAddress address;
    private final BrokerLogin login;
    private final List<String> filters;
    private final Listener listener;
    private final RandomGenerator random;
    private final NioEventLoopGroup threads = new NioEventLoopGroup(1, new DefaultThreadFactory("hub-broker-line"));
    private final EventLoop loop = threads.next();
    private final Optional<SslContext> encryption;

    // On the event thread only.
    private Optional<Live> live = Optional.empty();
    private int pauseMillis = PAUSE_MILLIS_MIN;
    private boolean told;
    private boolean stopping;
    private boolean wanted;
    private boolean trying;

    private record Live(BrokerConnection connection, ChannelHandlerContext context) {}

    public BrokerLink(
            BrokerAddress address, BrokerLogin login, List<String> filters, Listener listener, RandomGenerator random) {
        this.address = address;
        this.login = login;
        this.filters = List.copyOf(filters);
        this.listener = listener;
        this.random = random;
        this.encryption = address.encrypted() ? Optional.of(encryption()) : Optional.empty();
    }

    private static SslContext encryption() {
        try {
            return SslContextBuilder.forClient()
                    .endpointIdentificationAlgorithm("HTTPS")
                    .build();
        } catch (SSLException impossible) {
            throw new IllegalStateException("this Java platform has no TLS", impossible);
        }
    }

    /** Begins to connect, and does so again whenever the connection is lost. */
    public void start() {
        wanted(true);
    }

    /** Whether it is to be connected: a hub that cannot work must not be among those that share the work. From any thread. */
    public void wanted(boolean now) {
        loop.execute(() -> {
            if (wanted != now) {
                wanted = now;
                live.ifPresent(open -> open.connection().leave(open.context()));
                connect();
            }
        });
    }

    private void connect() {
        if (stopping || !wanted || trying) {
            return;
        }
        trying = true;
        ChannelFuture attempt = new Bootstrap()
                .group(threads)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        assemble(channel);
                    }
                })
                .connect(address.host(), address.port());
        attempt.addListener(done -> {
            if (!done.isSuccess()) {
                lost("the broker at " + address + " cannot be reached");
            }
        });
    }

    private void assemble(Channel channel) {
        if (encryption.isPresent()) {
            SslHandler handler = encryption.get().newHandler(channel.alloc(), address.host(), address.port());
            channel.pipeline().addLast(handler);
        }
        channel.pipeline()
                .addLast(new FlushConsolidationHandler(CONSOLIDATED_FLUSHES, true))
                .addLast(new MqttDecoder(PACKET_BYTES_MAX))
                .addLast(MqttEncoder.INSTANCE)
                .addLast(new BrokerConnection(login, filters, new Following()));
    }

    /** Hears of the one connection that lives. */
    private final class Following implements BrokerConnection.Owner {
        @Override
        public void opened(BrokerConnection connection, ChannelHandlerContext context) {
            live = Optional.of(new Live(connection, context));
            pauseMillis = PAUSE_MILLIS_MIN;
            if (told) {
                log.info("connected to the broker at {} again", address);
            }
            told = false;
            listener.connected();
        }

        @Override
        public void arrived(Arrival arrival) {
            listener.arrived(arrival);
        }

        @Override
        public void ended(String reason) {
            boolean wasOpen = live.isPresent();
            live = Optional.empty();
            if (wasOpen) {
                listener.disconnected(reason);
            }
            lost(reason);
        }
    }

    /** Said once until it is over; tried again after a pause that grows, with chance in it so that many hubs do not knock at once. */
    private void lost(String reason) {
        trying = false;
        if (stopping || !wanted) {
            return;
        }
        if (!told) {
            log.warn("no connection to the broker: {}; trying again until it is there", reason);
            told = true;
        }
        int pause = pauseMillis / 2 + random.nextInt(pauseMillis / 2 + 1);
        pauseMillis = Math.min(PAUSE_MILLIS_MAX, pauseMillis * 2);
        var _ = loop.schedule(this::connect, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void publish(Publication publication, End end) {
        loop.execute(() -> {
            if (live.isPresent()) {
                live.get().connection().publish(live.get().context(), publication, end);
            } else {
                end.published(false);
            }
        });
    }

    /** Says goodbye to the broker and stops; waits a few seconds at most. */
    @Override
    public void close() {
        loop.execute(() -> {
            stopping = true;
            live.ifPresent(open -> open.connection().leave(open.context()));
        });
        threads.shutdownGracefully(100, 3_000, TimeUnit.MILLISECONDS).awaitUninterruptibly(5_000);
    }
}
