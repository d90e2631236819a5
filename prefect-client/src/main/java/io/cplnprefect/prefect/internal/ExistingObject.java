/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.error.ServiceException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import retrofit2.http.Body;
import retrofit2.http.Path;

/** The object that makes the retry of a create fail with 409: perhaps created by an earlier attempt. */
final class ExistingObject {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final ServiceConnection connection;
    private final Method method;
    private final String template;
    private final List<Object> arguments;
    private final Type type;

    ExistingObject(ServiceConnection connection, Method method, String template, List<Object> arguments, Type type) {
        this.connection = connection;
        this.method = method;
        this.template = template;
        this.arguments = arguments;
        this.type = type;
    }

    /** Returns the call that reads the object; it fails with the conflict if the object has other content. */
    ApiCall<Object> readAfter(ServiceException.Conflict conflict) {
        ObjectMapper mapper = connection.mapper();
        JsonNode requested = mapper.valueToTree(body());
        String path = path(requested);
        ApiCall<JsonNode> read = connection.call(Endpoint.of("GET", template), path, null, JsonNode.class);
        return read.recover(unreadable -> {
                    conflict.addSuppressed(unreadable);
                    throw conflict;
                })
                .map(existing -> {
                    if (!contains(existing, requested)) {
                        throw conflict;
                    }
                    return mapper.convertValue(existing, mapper.constructType(type));
                });
    }

    private Object body() {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(Body.class)) {
                return arguments.get(i);
            }
        }
        throw new IllegalStateException("No body: " + method);
    }

    private String path(JsonNode requested) {
        Map<String, String> values = new HashMap<>();
        requested
                .properties()
                .forEach(member -> values.put(member.getKey(), member.getValue().asText()));
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            Path name = parameters[i].getAnnotation(Path.class);
            if (name != null) {
                values.put(name.value(), arguments.get(i).toString());
            }
        }
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> PathSegment.encoded(values.getOrDefault(match.group(1), "")));
    }

    /** Returns whether a document has all that was requested. A server adds members; it does not change those it accepted. */
    private static boolean contains(JsonNode existing, JsonNode requested) {
        if (requested.isObject()) {
            return requested.properties().stream()
                    .allMatch(member -> contains(existing.path(member.getKey()), member.getValue()));
        }
        if (requested.isNull()) {
            return existing.isMissingNode() || existing.isNull();
        }
        if (requested.isNumber() && existing.isNumber()) {
            return existing.decimalValue().compareTo(requested.decimalValue()) == 0;
        }
        return existing.equals(requested);
    }
}
