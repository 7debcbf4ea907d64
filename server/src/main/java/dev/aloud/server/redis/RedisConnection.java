package dev.aloud.server.redis;

import dev.aloud.server.Check;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * One Redis: a pool of connections, every use of which has a limit in time. It need not be there when this is opened, and may go
 * and come back. Thread-safe.
 */
public final class RedisConnection implements AutoCloseable {
    /** How many commands are under way at once, unless told otherwise. */
    public static final int DEFAULT_CONNECTIONS = 16;

    private static final int DEFAULT_PORT = 6379;
    private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    private final HostAndPort address;
    private final JedisClientConfig config;
    private final RedisClient client;

    /** Why it does not answer; null while it does. */
    private final AtomicReference<String> trouble = new AtomicReference<>();

    private RedisConnection(URI url, int connections) {
        address = JedisURIHelper.getHostAndPort(url);
        var settings = DefaultJedisClientConfig.builder()
                .resp2()
                .user(JedisURIHelper.getUser(url))
                .password(JedisURIHelper.getPassword(url))
                .database(JedisURIHelper.getDBIndex(url))
                .connectionTimeoutMillis(Math.toIntExact(CONNECT_LIMIT.toMillis()))
                .socketTimeoutMillis(Math.toIntExact(ANSWER_LIMIT.toMillis()))
                .clientName("aloud");
        if (JedisURIHelper.isRedisSSLScheme(url)) {
            settings.sslOptions(SslOptions.defaults());
        }
        config = settings.build();
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(ANSWER_LIMIT);
        pool.setJmxEnabled(false);
        client = RedisClient.builder()
                .hostAndPort(address)
                .clientConfig(config)
                .poolConfig(pool)
                .build();
    }

    /** A connection with {@link #DEFAULT_CONNECTIONS}. */
    public static RedisConnection open(URI url) {
        return open(url, DEFAULT_CONNECTIONS);
    }

    /**
     * Connects when it is first used.
     *
     * @param address such as {@code redis://user:password@host:6379/0}; {@code rediss} for TLS
     * @param connections how many commands may be under way at once
     * @throws IllegalArgumentException when the address is none of Redis
     */
    public static RedisConnection open(URI address, int connections) {
        var url = address.getPort() < 0 && address.getHost() != null ? withPort(address) : address;
        if (!JedisURIHelper.isValid(url)
                || !(JedisURIHelper.isRedisScheme(url) || JedisURIHelper.isRedisSSLScheme(url))) {
            throw new IllegalArgumentException("the address of Redis must look like redis://host:6379");
        }
        return new RedisConnection(url, connections);
    }

    private static URI withPort(URI url) {
        var authority = url.getRawAuthority() + ":" + DEFAULT_PORT;
        return URI.create(url.getScheme() + "://" + authority + url.getRawPath());
    }

    /**
     * Asks Redis something. A broken connection, as after a restart, is replaced and the question asked once more, so it must do no
     * harm when it is asked twice.
     *
     * @throws RedisException when it does not answer in time, or refuses
     */
    public <T> T ask(Function<UnifiedJedis, T> question) throws RedisException {
        try {
            return answered(question);
        } catch (JedisConnectionException e) {
            // The other idle connections are as old as the one that broke.
            client.getPool().clear();
            if (e.getCause() instanceof SocketTimeoutException) {
                throw away(e);
            }
        } catch (JedisException e) {
            throw away(e);
        }
        try {
            return answered(question);
        } catch (JedisException e) {
            throw away(e);
        }
    }

    private <T> T answered(Function<UnifiedJedis, T> question) {
        var answer = question.apply(client);
        if (trouble.get() != null && trouble.getAndSet(null) != null) {
            LOG.info("Redis at {} answers again", address);
        }
        return answer;
    }

    private RedisException away(JedisException e) {
        var failure = new RedisException(
                "Redis at " + address + " cannot be used (" + reason(e)
                        + "); see that it runs and that redis.url is right",
                e);
        if (trouble.getAndSet(failure.getMessage()) == null) {
            LOG.warn("{}", failure.getMessage());
        }
        return failure;
    }

    private static String reason(Throwable e) {
        if (e.getCause() != null) {
            return reason(e.getCause());
        }
        return e instanceof UnknownHostException ? "there is no such host" : String.valueOf(e.getMessage());
    }

    /**
     * Runs a script as one step, sending its text only where Redis does not know it yet.
     *
     * @param arguments the script's {@code ARGV}: byte arrays, text or whole numbers
     * @throws RedisException when it does not answer in time, or refuses
     */
    public RedisReply run(RedisScript script, Object... arguments) throws RedisException {
        var bytes = new byte[arguments.length][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = arguments[i] instanceof byte[] given
                    ? given
                    : arguments[i].toString().getBytes(StandardCharsets.UTF_8);
        }
        return RedisReply.of(ask(redis -> {
            try {
                return redis.evalsha(script.digest(), 0, bytes);
            } catch (JedisNoScriptException e) {
                return redis.eval(script.source(), 0, bytes);
            }
        }));
    }

    /** Hears what is published on these channels, until the subscription is closed. */
    public RedisSubscription subscribe(RedisListener listener, String... channels) {
        return new RedisSubscription(address, config, listener, channels);
    }

    /** Whether it answered when it was last asked. */
    public boolean isUp() {
        return trouble.get() == null;
    }

    /** Whether it answers now. */
    public Check check() {
        try {
            ask(UnifiedJedis::ping);
            return new Check("redis", true, address.toString());
        } catch (RedisException e) {
            return Check.degraded("redis", e.getMessage());
        }
    }

    /** Closes all connections; subscriptions are closed by those who have made them. */
    @Override
    public void close() {
        client.close();
    }
}
