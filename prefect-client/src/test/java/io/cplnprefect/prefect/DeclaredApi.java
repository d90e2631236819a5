/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.prefect.internal.PrefectJson;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** The operations that the interfaces of the client declare, and the properties of its models. */
final class DeclaredApi {

    static final ObjectMapper MAPPER = PrefectJson.newMapper();

    private DeclaredApi() {}

    /** Returns the methods by HTTP method and path; one of them if several declare one operation. */
    static Map<String, Method> operations() {
        Map<String, Method> operations = new TreeMap<>();
        for (Method accessor : Prefect.class.getMethods()) {
            for (Method method : accessor.getReturnType().getMethods()) {
                Arrays.stream(method.getAnnotations())
                        .map(DeclaredApi::path)
                        .filter(path -> !path.isEmpty())
                        .forEach(path -> operations.put(path, method));
            }
        }
        return operations;
    }

    private static String path(Annotation annotation) {
        if (annotation instanceof GET get) {
            return "GET " + OpenApiDocument.normal(get.value());
        }
        if (annotation instanceof POST post) {
            return "POST " + OpenApiDocument.normal(post.value());
        }
        if (annotation instanceof PATCH patch) {
            return "PATCH " + OpenApiDocument.normal(patch.value());
        }
        if (annotation instanceof PUT put) {
            return "PUT " + OpenApiDocument.normal(put.value());
        }
        return annotation instanceof DELETE delete ? "DELETE " + OpenApiDocument.normal(delete.value()) : "";
    }

    /** Returns the type of the request body, or {@code null} if the method has none. */
    static @Nullable Type request(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Body.class))
                .map(Parameter::getParameterizedType)
                .findFirst()
                .orElse(null);
    }

    /** Returns the type of the response document. */
    static Type response(Method method) {
        ParameterizedType call = (ParameterizedType) method.getGenericReturnType();
        if (call.getRawType() != ApiCall.class) {
            throw new AssertionError(method + " does not return a call");
        }
        return call.getActualTypeArguments()[0];
    }

    /** Returns the properties of a model by their names on the wire, with their types; none if it is no model. */
    static Map<String, JavaType> properties(JavaType type) {
        Map<String, JavaType> properties = new TreeMap<>();
        if (!type.getRawClass().getName().startsWith("io.cplnprefect.prefect.")) {
            return properties;
        }
        for (BeanPropertyDefinition property :
                MAPPER.getSerializationConfig().introspect(implementation(type)).findProperties()) {
            if (property.getAccessor() == null) {
                continue;
            }
            JavaType propertyType = property.getAccessor().getType();
            if (property.getAccessor().hasAnnotation(JsonUnwrapped.class)) {
                properties.putAll(properties(propertyType));
            } else {
                properties.put(property.getName(), propertyType);
            }
        }
        for (Method accessor : type.getRawClass().getMethods()) {
            JsonAlias alias = accessor.getAnnotation(JsonAlias.class);
            if (alias != null) {
                properties.put(alias.value()[0], MAPPER.constructType(accessor.getGenericReturnType()));
            }
        }
        return properties;
    }

    /** Returns the generated class of a model. */
    private static JavaType implementation(JavaType type) {
        JsonSerialize written = type.getRawClass().getAnnotation(JsonSerialize.class);
        JsonDeserialize read = type.getRawClass().getAnnotation(JsonDeserialize.class);
        if (written != null) {
            return MAPPER.constructType(written.as());
        }
        return read != null ? MAPPER.constructType(read.as()) : type;
    }
}
