/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.DecodingException;
import java.util.Map;

/** The requests that create commands of one object. */
public final class CommandPosts {

    private CommandPosts() {}

    /**
     * The document that creates a command.
     *
     * @param type type of the command
     * @param spec parameters of the command
     * @param tags tags of the command
     */
    public record Document(Object type, Object spec, Map<String, Object> tags) {}

    /**
     * Returns a call that creates a command. It is not retried after a failure that leaves its effect unknown.
     *
     * @param commands the commands of the object
     * @param document the document
     * @return the call; returns the path of the command, whose last segment is its id
     */
    public static ApiCall<String> create(Collection<?> commands, Document document) {
        // An error that echoes the request would contain the environment of a job.
        return commands.connection()
                .<Void>call(
                        commands.endpoint("POST", "").withSensitiveResponse(), commands.path(), document, Void.class)
                .mapResponse(response -> {
                    String location = LocationHeader.path(response);
                    if (location == null) {
                        throw new DecodingException(
                                new CallSite("POST", commands.path(), response.attempts()),
                                response.status(),
                                "it has no Location header with the id of the command",
                                "",
                                response.requestId(),
                                null);
                    }
                    return location;
                });
    }
}
