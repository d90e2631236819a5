/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.SensitiveAnswer;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.retry.SafeToRepeat;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** Lets the methods of a Retrofit interface return {@link ApiCall}: Retrofit makes the request, the pipeline sends it. */
public final class ApiCallAdapterFactory extends CallAdapter.Factory {

    private final Pipeline pipeline;

    /**
     * Makes the factory.
     *
     * @param pipeline sends the calls
     */
    public ApiCallAdapterFactory(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public @Nullable CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
        if (getRawType(returnType) != ApiCall.class) {
            return null;
        }
        Type documentType = getParameterUpperBound(0, (ParameterizedType) returnType);
        return new Adapter<>(pipeline, documentType, endpoint(annotations));
    }

    private static Endpoint endpoint(Annotation[] annotations) {
        Endpoint endpoint = null;
        boolean repeatable = false;
        boolean sensitive = false;
        for (Annotation annotation : annotations) {
            if (annotation instanceof GET get) {
                endpoint = Endpoint.of("GET", get.value());
            } else if (annotation instanceof POST post) {
                endpoint = Endpoint.of("POST", post.value());
            } else if (annotation instanceof PUT put) {
                endpoint = Endpoint.of("PUT", put.value());
            } else if (annotation instanceof PATCH patch) {
                endpoint = Endpoint.of("PATCH", patch.value());
            } else if (annotation instanceof DELETE delete) {
                endpoint = Endpoint.of("DELETE", delete.value());
            } else if (annotation instanceof SafeToRepeat) {
                repeatable = true;
            } else if (annotation instanceof SensitiveAnswer) {
                sensitive = true;
            }
        }
        if (endpoint == null) {
            throw new IllegalArgumentException("An endpoint needs one of GET, POST, PUT, PATCH, DELETE");
        }
        Endpoint declared = repeatable ? endpoint.repeatable() : endpoint;
        return sensitive ? declared.withSensitiveAnswer() : declared;
    }

    private record Adapter<T>(Pipeline pipeline, Type responseType, Endpoint endpoint)
            implements CallAdapter<T, ApiCall<T>> {
        @Override
        public ApiCall<T> adapt(Call<T> call) {
            return pipeline.call(endpoint, request(call), responseType);
        }

        private Request request(Call<T> call) {
            try {
                return call.request();
            } catch (UsageException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new UsageException(
                        endpoint.method() + " " + endpoint.pathTemplate() + " cannot be asked for: " + e.getMessage(),
                        e);
            }
        }
    }
}
