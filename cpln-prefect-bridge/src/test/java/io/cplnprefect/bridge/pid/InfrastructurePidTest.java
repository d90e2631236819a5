/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.pid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfrastructurePidTest {

    private static final String WIRE = "my-org:my-gvc:courageous-jaguar:9b38a647-cd2b-47e7-987b-8c4f8b114be6";
    private static final InfrastructurePid PID =
            new InfrastructurePid("my-org", "my-gvc", "courageous-jaguar", "9b38a647-cd2b-47e7-987b-8c4f8b114be6");

    @Test
    void pid_fourGoodParts_isReadAndWritten() {
        assertThat(InfrastructurePid.parse(WIRE)).isEqualTo(new ParsedPid.Complete(PID));
        assertThat(PID).hasToString(WIRE);
    }

    @Test
    void pid_links_areAbsolute() {
        assertThat(PID.workloadLink()).isEqualTo("/org/my-org/gvc/my-gvc/workload/courageous-jaguar");
        assertThat(PID.commandLink()).isEqualTo(PID.workloadLink() + "/-command/9b38a647-cd2b-47e7-987b-8c4f8b114be6");
    }

    @Test
    void pid_threeParts_isLegacyAndCompletedByCommand() {
        ParsedPid.Legacy legacy = new ParsedPid.Legacy("my-org", "my-gvc", "etl");
        assertThat(InfrastructurePid.parse("my-org:my-gvc:etl")).isEqualTo(legacy);
        assertThat(legacy.with("c1")).hasToString("my-org:my-gvc:etl:c1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4711",
                "my-host:4711",
                "default:my-kubernetes-job",
                "9b38a647-cd2b-47e7-987b-8c4f8b114be6:default:my-kubernetes-job"
            })
    void pid_ofAnotherWorker_isForeign(String text) {
        assertThat(InfrastructurePid.parse(text)).isEqualTo(new ParsedPid.Foreign(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "o:g:w:c:d|has 5 parts instead of org:gvc:workload:command",
                "o:g:w:c:|has 5 parts instead of org:gvc:workload:command",
                "o:g:w:|command is empty",
                ":g:w:c|org is empty",
                "o::w|gvc is empty",
                "   |is empty",
                " o:g:w:c|org ' o' may contain only lower-case letters",
                "o:g g:w:c|gvc 'g g' may contain only lower-case letters",
                "o:g:Work:c|workload 'Work' may contain only lower-case letters",
                "o:g:w/x:c|workload 'w/x' may contain only lower-case letters",
                "o:g:w-:c|workload 'w-' may contain only lower-case letters",
                "o:1g:w:c|gvc '1g' may contain only lower-case letters",
                "o:g:w:c/../d|command 'c/../d' may contain only letters, digits and dashes",
                "o:g:w:ü|command 'ü' may contain only letters, digits and dashes",
            })
    void pid_withBadPart_isMalformedWithReason(String text, String reason) {
        assertThat(InfrastructurePid.parse(text)).isInstanceOfSatisfying(ParsedPid.Malformed.class, malformed -> {
            assertThat(malformed.text()).isEqualTo(text);
            assertThat(malformed.reason()).startsWith(reason);
        });
    }

    @Test
    void pid_withTooLongPart_isMalformed() {
        assertThat(InfrastructurePid.parse("o:g:" + "w".repeat(64) + ":c")).isInstanceOf(ParsedPid.Complete.class);
        assertThat(InfrastructurePid.parse("o:g:" + "w".repeat(65) + ":c"))
                .isInstanceOfSatisfying(
                        ParsedPid.Malformed.class,
                        malformed ->
                                assertThat(malformed.reason()).isEqualTo("workload has 65 characters, more than 64"));
    }

    @Test
    void pid_madeOfBadParts_isRefused() {
        assertThatThrownBy(() -> new InfrastructurePid("o", "g", "w", "a:b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid infrastructure PID: command 'a:b' may contain only letters, digits and dashes");
    }

    @Property
    void pid_anyGoodParts_surviveTheRoundTrip(
            @ForAll("names") String org,
            @ForAll("names") String gvc,
            @ForAll("names") String workload,
            @ForAll("ids") String command) {
        InfrastructurePid pid = new InfrastructurePid(org, gvc, workload, command);
        assertThat(InfrastructurePid.parse(pid.toString())).isEqualTo(new ParsedPid.Complete(pid));
    }

    @Property
    void pid_anyText_hasAReadingThatIsSafeInUrls(@ForAll String text) {
        if (InfrastructurePid.parse(text) instanceof ParsedPid.Complete cpln) {
            assertThat(cpln.pid()).hasToString(text);
            assertThat(cpln.pid().commandLink()).matches("[-/A-Za-z0-9]+");
        }
    }

    @Test
    void tags_ofAnEarlierSubmission_areReplacedAndOthersKept() {
        List<String> tags = FlowRunTags.with(PID, List.of("nightly", "cpln:command:old", "cpln:org:x", "cpln:team"));
        assertThat(tags)
                .containsExactly(
                        "nightly",
                        "cpln:team",
                        "cpln:org:my-org",
                        "cpln:gvc:my-gvc",
                        "cpln:workload:courageous-jaguar",
                        "cpln:command:9b38a647-cd2b-47e7-987b-8c4f8b114be6");
        assertThat(FlowRunTags.with(PID, tags)).isEqualTo(tags);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMaxLength(60)
                .map(middle -> "a" + middle + "z");
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(64);
    }
}
