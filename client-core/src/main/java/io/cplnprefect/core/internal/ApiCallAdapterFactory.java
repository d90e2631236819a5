/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RepeatableBody;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.core.call.SensitiveResponse;
import io.cplnprefect.core.error.UsageException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Invocation;
import retrofit2.Retrofit;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** Supports {@link ApiCall} as the return type of Retrofit interfaces: Retrofit builds the request, the pipeline sends it. */
public final class ApiCallAdapterFactory extends CallAdapter.Factory {

    private final Pipeline pipeline;
    private final RequestFactory requests;

    /**
     * Creates the factory.
     *
     * @param pipeline sends the requests
     * @param requests completes the requests
     */
    public ApiCallAdapterFactory(Pipeline pipeline, RequestFactory requests) {
        this.pipeline = pipeline;
        this.requests = requests;
    }

    @Override
    public @Nullable CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
        if (getRawType(returnType) != ApiCall.class) {
            return null;
        }
        Type documentType = getParameterUpperBound(0, (ParameterizedType) returnType);
        return new Adapter<>(documentType, endpoint(annotations));
    }

    private static Endpoint endpoint(Annotation[] annotations) {
        Endpoint endpoint = null;
        String path = "";
        boolean repeatable = false;
        boolean sensitive = false;
        for (Annotation annotation : annotations) {
            if (annotation instanceof GET get) {
                path = get.value();
                endpoint = Endpoint.of("GET", path);
            } else if (annotation instanceof POST post) {
                path = post.value();
                endpoint = Endpoint.of("POST", path);
            } else if (annotation instanceof PUT put) {
                path = put.value();
                endpoint = Endpoint.of("PUT", path);
            } else if (annotation instanceof PATCH patch) {
                path = patch.value();
                endpoint = Endpoint.of("PATCH", path);
            } else if (annotation instanceof DELETE delete) {
                path = delete.value();
                endpoint = Endpoint.of("DELETE", path);
            } else if (annotation instanceof HTTP http) {
                path = http.path();
                endpoint = Endpoint.of(http.method(), path);
            } else if (annotation instanceof SafeToRepeat) {
                repeatable = true;
            } else if (annotation instanceof SensitiveResponse) {
                sensitive = true;
            }
        }
        if (endpoint == null) {
            throw new IllegalArgumentException("An endpoint requires one of @GET, @POST, @PUT, @PATCH, @DELETE, @HTTP");
        }
        if (path.startsWith("/")) {
            throw new IllegalArgumentException("Invalid path '" + path + "' of an endpoint: remove the leading slash;"
                    + " paths are below the base address");
        }
        Endpoint declared = repeatable ? endpoint.repeatable() : endpoint;
        return sensitive ? declared.withSensitiveResponse() : declared;
    }

    private final class Adapter<T> implements CallAdapter<T, ApiCall<T>> {
        private final Type documentType;
        private final Endpoint endpoint;

        Adapter(Type documentType, Endpoint endpoint) {
            this.documentType = documentType;
            this.endpoint = endpoint;
        }

        @Override
        public Type responseType() {
            return documentType;
        }

        @Override
        public ApiCall<T> adapt(Call<T> call) {
            Request request = request(call);
            return requests.call(pipeline, declaredBy(request), request, documentType);
        }

        private Request request(Call<T> call) {
            try {
                return call.request();
            } catch (UsageException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new UsageException(
                        "Cannot build the request " + endpoint.method() + " " + endpoint.pathTemplate() + ": "
                                + e.getMessage(),
                        e);
            }
        }

        /** A body that is a {@link RepeatableBody} decides whether this request may be sent again. */
        private Endpoint declaredBy(Request request) {
            Invocation invocation = request.tag(Invocation.class);
            if (invocation != null) {
                for (Object argument : invocation.arguments()) {
                    if (argument instanceof RepeatableBody body) {
                        return endpoint.repeatable(body.safeToRepeat());
                    }
                }
            }
            return endpoint;
        }
    }
}
