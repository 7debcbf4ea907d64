package dev.aloud.server.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears some channels on a connection and a thread of its own. When the connection breaks it is made anew, with growing pauses;
 * one that is silently dead is found out because Redis does not answer pings on it.
 */
public final class RedisSubscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisSubscription.class);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;
    private static final Duration PING = Duration.ofSeconds(2);
    private static final int SILENCE_MS = 8_000;

    private final HostAndPort address;
    private final JedisClientConfig config;
    private final RedisListener listener;
    private final String[] channels;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hearing;
    private final Thread pinging;
    private volatile Connection connection;
    private volatile Ear ear;

    RedisSubscription(HostAndPort address, JedisClientConfig config, RedisListener listener, String... channels) {
        this.address = address;
        this.config = config;
        this.listener = listener;
        this.channels = channels.clone();
        hearing = Thread.ofPlatform().daemon().name("aloud-redis-news").start(this::hear);
        pinging = Thread.ofVirtual().name("aloud-redis-ping").start(this::ping);
    }

    private void hear() {
        long pause = FIRST_PAUSE_MS;
        while (!isClosed()) {
            var heard = new Ear();
            try (var own = new Connection(address, config)) {
                connection = own;
                ear = heard;
                heard.proceed(own, channels);
            } catch (JedisException e) {
                LOG.debug("A subscription was interrupted: {}", e.getMessage());
            } catch (RuntimeException e) {
                // A listener's fault; the others' news must go on.
                LOG.error("A listener of Redis failed", e);
            }
            ear = null;
            pause = heard.subscribed ? FIRST_PAUSE_MS : Math.min(2 * pause, LONGEST_PAUSE_MS);
            if (rests(pause)) {
                return;
            }
        }
    }

    private void ping() {
        while (!rests(PING.toMillis())) {
            var now = ear;
            if (now != null && now.subscribed) {
                try {
                    now.ping();
                } catch (JedisException e) {
                    LOG.debug("A subscription cannot be pinged: {}", e.getMessage());
                }
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits; true when it was closed meanwhile. */
    private boolean rests(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Hears nothing more. */
    @Override
    public void close() {
        closed.countDown();
        pinging.interrupt();
        var open = connection;
        if (open != null) {
            try {
                open.forceDisconnect();
            } catch (IOException e) {
                LOG.debug("A subscription did not end well: {}", e.getMessage());
            }
        }
        try {
            hearing.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Ear extends JedisPubSub {
        private volatile boolean subscribed;

        @Override
        public void onSubscribe(String channel, int count) {
            if (count == channels.length) {
                // The library waits without limit; pings come every few seconds, so silence means that nobody is there.
                connection.setSoTimeout(SILENCE_MS);
                subscribed = true;
                listener.connected();
            }
        }

        @Override
        public void onMessage(String channel, String message) {
            listener.message(channel, message);
        }
    }
}
