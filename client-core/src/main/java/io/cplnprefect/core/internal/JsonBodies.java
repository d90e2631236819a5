/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Writes request bodies for Retrofit. Responses are read by the pipeline, never by Retrofit. */
public final class JsonBodies extends Converter.Factory {

    private final ObjectMapper mapper;

    /**
     * Creates the factory.
     *
     * @param mapper writes the bodies
     */
    public JsonBodies(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Converter<Object, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
        return body -> RequestFactory.json(mapper, body);
    }

    @Override
    public Converter<ResponseBody, Object> responseBodyConverter(
            Type type, Annotation[] annotations, Retrofit retrofit) {
        return body -> {
            throw new IllegalStateException("Responses are read by the pipeline");
        };
    }
}
