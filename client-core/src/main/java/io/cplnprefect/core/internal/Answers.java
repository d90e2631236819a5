/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.ServiceTraits;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ErrorAnswer;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.retry.RetryAfter;
import io.cplnprefect.core.time.TimeSource;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Turns an answer into what the caller gets: a document, or the error that belongs to the status. */
final class Answers {

    private final ObjectMapper mapper;
    private final ServiceTraits traits;
    private final TimeSource time;

    Answers(ObjectMapper mapper, ServiceTraits traits, TimeSource time) {
        this.mapper = mapper;
        this.traits = traits;
        this.time = time;
    }

    /** The reader of a type, or {@code null} for an endpoint that answers with no document. */
    @Nullable
    ObjectReader reader(Type type) {
        JavaType javaType = mapper.constructType(type);
        return javaType.hasRawClass(Void.class) ? null : mapper.readerFor(javaType);
    }

    <T> ApiResponse<T> response(CallContext call, @Nullable ObjectReader reader, HttpAnswer answer) {
        if (!answer.successful()) {
            throw error(call, answer);
        }
        return new ApiResponse<>(
                answer.status(),
                answer.headersByLowerCaseName(),
                requestId(answer),
                call.attempts(),
                decoded(call, reader, answer));
    }

    /** The document, or {@code null} where the endpoint has none: that is the value a {@code Void} can have. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    <T> T document(CallContext call, @Nullable ObjectReader reader, HttpAnswer answer) {
        if (!answer.successful()) {
            throw error(call, answer);
        }
        return decoded(call, reader, answer);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private <T> T decoded(CallContext call, @Nullable ObjectReader reader, HttpAnswer answer) {
        if (reader == null) {
            return null;
        }
        T document;
        try {
            document = reader.readValue(answer.body());
        } catch (IOException | RuntimeException e) {
            throw unreadable(call, answer, Unreadable.because(e, call.endpoint().sensitive()));
        }
        if (document == null) {
            throw unreadable(call, answer, new Unreadable("it holds no document", null));
        }
        return document;
    }

    private DecodingException unreadable(CallContext call, HttpAnswer answer, Unreadable why) {
        return new DecodingException(
                call.site(),
                answer.status(),
                why.detail(),
                call.endpoint().sensitive() ? "" : Redaction.of(answer.text()),
                requestId(answer),
                why.cause());
    }

    private @Nullable String requestId(HttpAnswer answer) {
        return traits.requestId(answer.headersByLowerCaseName(), MissingNode.getInstance());
    }

    private ApiException error(CallContext call, HttpAnswer answer) {
        JsonNode body = tree(answer.body());
        String message = traits.message(body);
        if (message == null || message.isBlank()) {
            message = answer.reasonPhrase().isBlank() ? "no further word" : answer.reasonPhrase();
        }
        String hint = answer.status() < 400 ? redirected(answer) : traits.hint(answer.status(), body);
        return ServiceException.of(new ErrorAnswer(
                call.site(),
                answer.status(),
                Redaction.of(hint == null ? message : message + " (" + hint + ")"),
                call.endpoint().sensitive() ? "" : Redaction.of(kept(answer, body)),
                traits.requestId(answer.headersByLowerCaseName(), body),
                RetryAfter.parse(answer.header("Retry-After"), time.now())));
    }

    private String kept(HttpAnswer answer, JsonNode body) {
        JsonNode kept = traits.withoutEcho(body);
        return kept.equals(body) ? answer.text() : kept.toString();
    }

    private static String redirected(HttpAnswer answer) {
        String location = answer.header("Location");
        // The query is not for error messages: log-in pages put tokens there.
        String to = location == null ? "somewhere it does not name" : location.replaceFirst("[?#].*", "");
        return "the server redirects to " + to
                + ", and redirects are not followed, so that the token stays on its host; set that address instead";
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
