/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.connection.ServiceTraits;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ErrorResponse;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Converts a response: to its document, or to the exception that belongs to its status. Thread-safe. */
final class ResponseReader {

    private final ObjectMapper mapper;
    private final ServiceTraits traits;
    private final TimeSource time;

    ResponseReader(ObjectMapper mapper, ServiceTraits traits, TimeSource time) {
        this.mapper = mapper;
        this.traits = traits;
        this.time = time;
    }

    /** Returns the reader of a type, or {@code null} for {@link Void}, the type of an absent document. */
    @Nullable
    ObjectReader reader(Type type) {
        JavaType javaType = mapper.constructType(type);
        return javaType.hasRawClass(Void.class) ? null : mapper.readerFor(javaType);
    }

    <T> ApiResponse<T> response(CallContext call, @Nullable ObjectReader reader, RawResponse response) {
        if (!response.successful()) {
            throw error(call, response);
        }
        return new ApiResponse<>(
                response.status(),
                response.headersByLowerCaseName(),
                requestId(response),
                call.attempts(),
                decoded(call, reader, response));
    }

    /** Returns the document, or {@code null} if the endpoint has none: the only value of {@link Void}. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    <T> T document(CallContext call, @Nullable ObjectReader reader, RawResponse response) {
        if (!response.successful()) {
            throw error(call, response);
        }
        return decoded(call, reader, response);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private <T> T decoded(CallContext call, @Nullable ObjectReader reader, RawResponse response) {
        if (reader == null) {
            return null;
        }
        T document;
        try {
            document = reader.readValue(response.body());
        } catch (IOException | RuntimeException e) {
            throw unreadable(
                    call,
                    response,
                    isMarkup(response)
                            ? new DecodingProblem(
                                    "expected JSON, but the body is HTML, as that of a proxy or another service. Check"
                                            + " the address, and proxies on the way",
                                    null)
                            : DecodingProblem.because(e, call.endpoint().sensitive()));
        }
        if (document == null) {
            throw unreadable(call, response, new DecodingProblem("the body is empty", null));
        }
        return document;
    }

    private static boolean isMarkup(RawResponse response) {
        return response.text().stripLeading().startsWith("<");
    }

    private DecodingException unreadable(CallContext call, RawResponse response, DecodingProblem why) {
        return new DecodingException(
                call.site(),
                response.status(),
                why.detail(),
                call.endpoint().sensitive() ? "" : Redaction.of(response.text()),
                requestId(response),
                why.cause());
    }

    private @Nullable String requestId(RawResponse response) {
        return traits.requestId(response.headersByLowerCaseName(), MissingNode.getInstance());
    }

    /** Returns the exception for an error response. */
    ApiException error(CallContext call, RawResponse response) {
        JsonNode body = tree(response.body());
        String message = traits.message(body);
        if (message == null || message.isBlank()) {
            message = response.reasonPhrase().isBlank() ? "no message" : response.reasonPhrase();
        }
        String hint = response.status() < 400 ? redirected(response) : traits.hint(response.status(), body);
        return ServiceException.of(new ErrorResponse(
                call.site(),
                response.status(),
                Redaction.of(hint == null ? message : message + " (" + hint + ")"),
                call.endpoint().sensitive() ? "" : Redaction.of(kept(response, body)),
                traits.requestId(response.headersByLowerCaseName(), body),
                RetryAfter.parse(response.header("Retry-After"), time.now())));
    }

    private String kept(RawResponse response, JsonNode body) {
        JsonNode kept = traits.withoutEcho(body);
        return kept.equals(body) ? response.text() : kept.toString();
    }

    private static String redirected(RawResponse response) {
        String location = response.header("Location");
        // The query may contain a token, as those of log-in pages do.
        String to = location == null ? "an unnamed address" : location.replaceFirst("[?#].*", "");
        return "the server redirects to " + to
                + "; redirects are not followed, to keep the credentials on their host. Set that address instead";
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
