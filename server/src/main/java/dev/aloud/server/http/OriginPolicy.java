package dev.aloud.server.http;

import dev.aloud.server.config.ServerConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the server answers. A page of another site must not use the API behind its reader's back (its {@code Origin} is
 * foreign), nor by pointing a name of its own at this machine (its {@code Host} is foreign). Immutable.
 */
public final class OriginPolicy {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<URI> publicUrl;
    private final Set<String> origins = new HashSet<>();

    /** Empty when any host is answered. */
    private final Set<String> hosts = new HashSet<>();

    public OriginPolicy(ServerConfig.Listen listen) {
        publicUrl = listen.publicUrl();
        listen.allowedOrigins().forEach(origin -> origins.add(lower(origin)));
        publicUrl.ifPresent(url -> origins.add(lower(url.toString())));
        listen.allowedHosts().forEach(host -> hosts.add(lower(host)));
        if (hosts.isEmpty() && isLoopback(listen.host())) {
            hosts.addAll(LOOPBACK_NAMES);
            hosts.add(lower(listen.host()));
        }
        if (!hosts.isEmpty()) {
            publicUrl.ifPresent(url -> hosts.add(lower(url.getHost())));
        }
    }

    /**
     * Whether requests for this host are answered.
     *
     * @param host the {@code Host} header, with or without a port
     */
    public boolean allowsHost(String host) {
        return hosts.isEmpty() || hosts.contains(lower(withoutPort(host)));
    }

    /**
     * Whether a page of this origin may use the API.
     *
     * @param origin the {@code Origin} header
     * @param host the {@code Host} header of the same request
     */
    public boolean allowsOrigin(String origin, String host) {
        return isSameOrigin(origin, host) || origins.contains(lower(origin));
    }

    /** Whether the origin is the server itself; the scheme is not looked at, since a proxy may end TLS. */
    boolean isSameOrigin(String origin, String host) {
        int authority = origin.indexOf("://");
        String scheme = authority < 0 ? "" : lower(origin.substring(0, authority));
        return (scheme.equals("http") || scheme.equals("https"))
                && !host.isEmpty()
                && lower(origin.substring(authority + 3)).equals(lower(host));
    }

    /** Where a listener of this request finds the WebSocket: the public address, or the host that was asked. */
    String webSocketBase(String host, boolean secure) {
        return publicUrl
                .map(url -> (url.getScheme().equals("https") ? "wss://" : "ws://") + url.getRawAuthority())
                .orElseGet(() -> (secure ? "wss://" : "ws://") + host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
