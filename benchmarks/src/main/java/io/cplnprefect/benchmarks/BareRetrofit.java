/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Path;

/** The client of one endpoint as an application writes it with Retrofit and Jackson, without settings, retries or errors. */
final class BareRetrofit {

    private BareRetrofit() {}

    interface Workloads {

        @GET("org/acme/gvc/prefect/workload/{name}")
        Call<PlainWorkload> get(@Path("name") String name, @Header("Authorization") String authorization);
    }

    /** Creates a client, reads a workload and returns its name. */
    static @Nullable String readWorkload(String address) throws IOException {
        Workloads workloads = new Retrofit.Builder()
                .baseUrl(address)
                .addConverterFactory(new JsonConverters())
                .build()
                .create(Workloads.class);
        PlainWorkload workload =
                workloads.get("etl", "Bearer benchmark").execute().body();
        return Objects.requireNonNull(workload).name;
    }

    private static final class JsonConverters extends Converter.Factory {

        private final ObjectMapper mapper = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

        @Override
        public Converter<ResponseBody, ?> responseBodyConverter(
                Type type, Annotation[] annotations, Retrofit retrofit) {
            ObjectReader reader = mapper.readerFor(mapper.constructType(type));
            return body -> {
                try (body) {
                    return reader.readValue(body.charStream());
                }
            };
        }
    }
}
