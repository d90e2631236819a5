/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.internal.LocationHeader;
import io.cplnprefect.cpln.internal.SentContent;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A create or put of an object with a name. Its outcome is the status and the {@code Location} header; the body of the
 * response is a text for people.
 *
 * <p>An earlier attempt of a repeated request may have succeeded although its response was lost. The last response does not show
 * this, so the object is read back.
 *
 * @param method HTTP method
 * @param collection path of the collection
 * @param link path of the object
 * @param sent the object as it is sent
 * @param readBack reads the object
 */
record NamedWrite(String method, String collection, String link, JsonNode sent, ApiCall<ObjectNode> readBack) {

    /** Longer than any call with its retries. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    ApiCall<Stored> outcomeOf(ApiCall<Void> write) {
        return write.mapResponse(this::stored).recover(this::afterFailure);
    }

    private Stored stored(ApiResponse<Void> response) {
        if (response.attempts() > 1 && response.status() != 201) {
            throw new DecodingException(
                    new CallSite(method, collection, response.attempts()),
                    response.status(),
                    "the status of a repeated request does not show whether an earlier attempt has created the object",
                    "",
                    response.requestId(),
                    null);
        }
        String location = LocationHeader.path(response);
        return new Stored(location == null ? link : location, response.status() == 201);
    }

    private @Nullable ApiCall<Stored> afterFailure(ApiException failure) {
        if (failure instanceof DecodingException unclear) {
            int attempts = unclear.site().attempts();
            return readBack.map(object -> new Stored(link, isCreatedBy(attempts, object)));
        }
        if (failure instanceof ServiceException.Conflict conflict
                && conflict.site().attempts() > 1) {
            return readBack.map(object -> existing(object, conflict)).recover(unread -> {
                if (unread != conflict) {
                    conflict.addSuppressed(unread);
                }
                throw conflict;
            });
        }
        return null;
    }

    /** Returns success if the object that caused the conflict is the one that was sent. */
    private Stored existing(JsonNode object, ServiceException.Conflict conflict) {
        if (!SentContent.isStoredIn(sent, object)) {
            throw conflict;
        }
        return new Stored(link, method.equals("POST"));
    }

    /**
     * Returns whether the attempts of this call have created the object. Each write raises the version by one, from 1. An object
     * that existed before has a higher version, or was created long before its last change.
     */
    private static boolean isCreatedBy(int attempts, JsonNode object) {
        int version = object.path("version").asInt(0);
        Instant created = time(object, "created");
        Instant lastModified = time(object, "lastModified");
        return version >= 1
                && version <= attempts
                && created != null
                && lastModified != null
                && Duration.between(created, lastModified).compareTo(LONGEST_CALL) <= 0;
    }

    private static @Nullable Instant time(JsonNode object, String member) {
        try {
            return Instant.parse(object.path(member).asText());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
