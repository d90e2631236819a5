/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * A fault of one request.
 *
 * <p>Durations are in the time of the emulator, which may be virtual, except for {@link #drip}.
 */
public sealed interface Fault {
    /** Returns a fault that responds with a status and an empty body; the request is not handled. */
    static Respond respond(int status) {
        return respond(status, "");
    }

    /** Returns a fault that responds with a status and a JSON body; the request is not handled. */
    static Respond respond(int status, String json) {
        return new Respond(status, Map.of("Content-Type", "application/json"), json);
    }

    /** Returns a fault that responds 429 without {@code Retry-After}. */
    static Fault rateLimit() {
        return new Respond(429, Map.of(), "");
    }

    /** Returns a fault that responds 429 with {@code Retry-After} in seconds. */
    static Fault rateLimit(Duration retryAfter) {
        return new Respond(429, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())), "");
    }

    /** Returns a fault that responds 429 with {@code Retry-After} as a date. */
    static Fault rateLimitUntil(Instant retryAfter) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(retryAfter.atZone(ZoneOffset.UTC));
        return new Respond(429, Map.of("Retry-After", date), "");
    }

    /** Returns a fault that responds 429 because of a quota, which no wait resolves. */
    static Fault quota(String message) {
        return respond(429, "{\"message\":\"" + message.replace("\"", "\\\"") + "\"}");
    }

    /** Returns a fault that responds with an HTML page, as a proxy before the server does. */
    static Fault html(int status) {
        return new Respond(
                status,
                Map.of("Content-Type", "text/html"),
                "<html><body><h1>" + status + "</h1><p>The upstream server is not available.</p></body></html>");
    }

    /** Returns a fault that closes the connection before the request is handled. */
    static Fault loseRequest() {
        return new LoseRequest();
    }

    /** Returns a fault that handles the request and closes the connection without a response. */
    static Fault loseResponse() {
        return new LoseResponse();
    }

    /** Returns a fault that closes the connection without a response and handles the request later. */
    static Fault applyLate(Duration after) {
        return new ApplyLate(after);
    }

    /** Returns a fault that neither handles the request nor responds, and leaves the connection open. */
    static Fault hang() {
        return new Hang();
    }

    /** Returns a fault that handles the request and responds later. */
    static Fault delay(Duration delay) {
        return new Delay(delay);
    }

    /** Returns a fault that sends the body of the response slowly, so many bytes in each period of real time. */
    static Fault drip(int bytes, Duration period) {
        return new Drip(bytes, period);
    }

    /** Returns a fault that closes the connection after half of the body of the response. */
    static Fault cutBody() {
        return new CutBody();
    }

    /** Returns a fault that responds with half of the body, as a complete response of that length. */
    static Fault truncateBody() {
        return new TruncateBody();
    }

    /** Returns a fault that handles the request and responds with another body. */
    static Fault replaceBody(String body) {
        return new ReplaceBody(body);
    }

    /** Returns a fault that handles the request and responds with another status, as a proxy that loses the response. */
    static Fault replaceStatus(int status) {
        return new ReplaceStatus(status);
    }

    /** Returns a fault that handles the request and responds without a header. */
    static Fault removeHeader(String name) {
        return new RemoveHeader(name);
    }

    /** Returns a fault that runs an action before the request is handled, for example a change by another client. */
    static Fault runBefore(Runnable action) {
        return new RunBefore(action);
    }

    /** Returns a fault that runs an action after the request has been handled and before its response is sent. */
    static Fault runAfter(Runnable action) {
        return new RunAfter(action);
    }

    /**
     * Returns a fault that repeats the response to the first such request for a while, as a list that is behind. Only
     * requests with the same verb, path, query string and body have the same response.
     */
    static Fault stale(Duration duration) {
        return new Stale(duration);
    }

    /** Returns a fault that closes the connection of a WebSocket after a number of messages. */
    static Fault dropSocket(int afterMessages) {
        return new SocketFault(SocketFault.Kind.DROP, afterMessages);
    }

    /** Returns a fault that closes a WebSocket, with a closing handshake, after a number of messages. */
    static Fault closeSocket(int afterMessages) {
        return new SocketFault(SocketFault.Kind.CLOSE, afterMessages);
    }

    /** Returns a fault that sends nothing on a WebSocket after a number of messages and leaves it open. */
    static Fault silenceSocket(int afterMessages) {
        return new SocketFault(SocketFault.Kind.SILENCE, afterMessages);
    }

    /** Returns a fault that sends a message of a WebSocket twice; the first message has number 1. */
    static Fault duplicateMessage(int number) {
        return new SocketFault(SocketFault.Kind.DUPLICATE, number);
    }

    /** Returns a fault that replaces a message of a log tail by a report of dropped entries; the first has number 1. */
    static Fault dropEntries(int number) {
        return new SocketFault(SocketFault.Kind.DROP_ENTRIES, number);
    }

    /** A response in place of the server's. */
    record Respond(int status, Map<String, String> headers, String body) implements Fault {
        /** Keeps a copy of the headers. */
        public Respond {
            headers = Map.copyOf(headers);
        }

        /** Returns this response with another header. */
        public Respond header(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Respond(status, more, body);
        }
    }

    /** See {@link #loseRequest}. */
    record LoseRequest() implements Fault {}

    /** See {@link #loseResponse}. */
    record LoseResponse() implements Fault {}

    /** See {@link #applyLate}. */
    record ApplyLate(Duration after) implements Fault {}

    /** See {@link #hang}. */
    record Hang() implements Fault {}

    /** See {@link #delay}. */
    record Delay(Duration delay) implements Fault {}

    /** See {@link #drip}. */
    record Drip(int bytes, Duration period) implements Fault {}

    /** See {@link #cutBody}. */
    record CutBody() implements Fault {}

    /** See {@link #truncateBody}. */
    record TruncateBody() implements Fault {}

    /** See {@link #replaceBody}. */
    record ReplaceBody(String body) implements Fault {}

    /** See {@link #replaceStatus}. */
    record ReplaceStatus(int status) implements Fault {}

    /** See {@link #removeHeader}. */
    record RemoveHeader(String name) implements Fault {}

    /** See {@link #runBefore}. */
    record RunBefore(Runnable action) implements Fault {}

    /** See {@link #runAfter}. */
    record RunAfter(Runnable action) implements Fault {}

    /** See {@link #stale}. */
    record Stale(Duration duration) implements Fault {}

    /** A fault of a WebSocket; the emulator applies it where it sends messages. */
    record SocketFault(Kind kind, int message) implements Fault {
        /** The kinds of faults of WebSockets. */
        public enum Kind {
            /** See {@link #dropSocket}. */
            DROP,
            /** See {@link #closeSocket}. */
            CLOSE,
            /** See {@link #silenceSocket}. */
            SILENCE,
            /** See {@link #duplicateMessage}. */
            DUPLICATE,
            /** See {@link #dropEntries}. */
            DROP_ENTRIES
        }
    }
}
