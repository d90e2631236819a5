/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.volumeset.VolumeSet;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import io.cplnprefect.cpln.workload.option.RequestRetryPolicy;
import java.io.IOException;
import java.util.Comparator;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A document that was read is written unchanged, with its unknown members and those that are null or empty. */
class RoundTripTest {

    private static final ObjectMapper MAPPER = ControlPlaneJson.newMapper();

    /** All models: those of whole documents, and of their parts, which a document of a kind seldom has at a deep level. */
    @Provide
    Arbitrary<Class<?>> models() throws IOException {
        return Arbitraries.of(
                Models.all().sorted(Comparator.comparing(Class::getName)).toList());
    }

    @Property(tries = 1500)
    void write_arbitraryDocument_isTheDocumentThatWasRead(@ForAll("models") Class<?> model, @ForAll long seed)
            throws IOException {
        ObjectNode document = new RandomDocuments(new Random(seed)).document(model);
        byte[] bytes = MAPPER.writeValueAsBytes(document);

        Object read = MAPPER.readValue(bytes, model);

        assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(read))).isEqualTo(MAPPER.readTree(bytes));
        assertThat(MAPPER.readValue(MAPPER.writeValueAsBytes(read), model)).isEqualTo(read);
    }

    @Test
    void write_numbers_keepTheirDigits() throws IOException {
        String document = "{'name':'acme','spec':{'tracing':{'sampling':12.50},'unknown':9007199254740993123}}"
                .replace('\'', '"');

        Org read = MAPPER.readValue(document, Org.class);

        assertThat(MAPPER.writeValueAsString(read)).contains("12.50", "9007199254740993123");
    }

    @Test
    void write_emptyText_isKept() throws IOException {
        String document = "{\"name\":\"etl\",\"description\":\"\"}";

        assertThat(MAPPER.writeValueAsString(MAPPER.readValue(document, Workload.class)))
                .isEqualTo(document);
    }

    @Test
    void write_absentMembers_areAbsent() throws IOException {
        String document = "{\"name\":\"etl\",\"spec\":{\"containers\":[{\"name\":\"main\",\"image\":\"alpine\"}]}}";

        assertThat(MAPPER.writeValueAsString(MAPPER.readValue(document, Workload.class)))
                .isEqualTo(document);
    }

    @Test
    void write_nullAndEmptyMembers_areKeptUntilTheyAreSet() throws IOException {
        JsonNode document = MAPPER.readTree("""
                {"name": "etl", "description": null, "tags": {}, "links": null, "spec": {"type": null, "containers": []}}""");

        Workload read = MAPPER.treeToValue(document, Workload.class);
        Workload changed = Workload.builder()
                .from(read)
                .description("nightly")
                .putTags("team", "data")
                .build();

        assertThat(MAPPER.<JsonNode>valueToTree(read)).isEqualTo(document);
        assertThat(MAPPER.<JsonNode>valueToTree(changed)).isEqualTo(MAPPER.readTree("""
                {"name": "etl", "description": "nightly", "tags": {"team": "data"}, "links": null,
                 "spec": {"type": null, "containers": []}}"""));
        assertThat(MAPPER.writeValueAsString(changed))
                .containsOnlyOnce("description")
                .containsOnlyOnce("tags");
    }

    @Test
    void write_emptyListThatIsAValue_isWrittenOnce() throws IOException {
        String document = "{\"attempts\":2,\"retryOn\":[]}";

        RequestRetryPolicy read = MAPPER.readValue(document, RequestRetryPolicy.class);

        assertThat(read.retryOn()).isEmpty();
        assertThat(MAPPER.writeValueAsString(read)).isEqualTo(document);
    }

    @Test
    void read_nullAndAbsentMember_areTheSameToTheUser() throws IOException {
        Workload read = MAPPER.readValue("{\"name\":\"etl\",\"tags\":null,\"spec\":null}", Workload.class);

        assertThat(read.tags()).isEmpty();
        assertThat(read.spec()).isNull();
    }

    @Test
    void read_decimalForAnInteger_isRefusedWithItsPath() {
        MismatchedInputException refused = catchThrowableOfType(
                MismatchedInputException.class,
                () -> MAPPER.readValue("{\"name\":\"disk\",\"spec\":{\"initialCapacity\":10.5}}", VolumeSet.class));

        assertThat(refused.getPathReference()).contains("initialCapacity");
    }

    @Test
    void read_invalidTime_isRefusedWithItsPath() {
        InvalidFormatException refused = catchThrowableOfType(
                InvalidFormatException.class,
                () -> MAPPER.readValue(
                        "{\"name\":\"aws-us-east-1\",\"status\":{\"versions\":[{\"created\":\"today\"}]}}",
                        WorkloadDeployment.class));

        assertThat(refused.getPathReference()).contains("created");
    }
}
