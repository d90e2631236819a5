/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.resource.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // in acme/prefect | full | short
                "/org/acme|/org/acme|/org/acme",
                "/org/acme/secret/key|/org/acme/secret/key|//secret/key",
                "//secret/key|/org/acme/secret/key|//secret/key",
                "/org/other/secret/key|/org/other/secret/key|/org/other/secret/key",
                "//gvc/prefect|/org/acme/gvc/prefect|//gvc/prefect",
                "//identity/etl|/org/acme/gvc/prefect/identity/etl|//identity/etl",
                "/org/acme/gvc/prefect/identity/etl|/org/acme/gvc/prefect/identity/etl|//identity/etl",
                "//gvc/other/identity/etl|/org/acme/gvc/other/identity/etl|//gvc/other/identity/etl",
                "//volumeset/disk|/org/acme/gvc/prefect/volumeset/disk|//volumeset/disk",
                "//user/a@example.com|/org/acme/user/a@example.com|//user/a@example.com",
                "//image/team/app:1|/org/acme/image/team/app:1|//image/team/app:1",
                "/org/acme/gvc/prefect/workload/w/-command/7|/org/acme/gvc/prefect/workload/w/-command/7|//workload/w/-command/7",
                "//workload/w/deployment/aws-eu-central-1|/org/acme/gvc/prefect/workload/w/deployment/aws-eu-central-1|//workload/w/deployment/aws-eu-central-1",
                "/org/acme/-accessreport|/org/acme/-accessreport|/org/acme/-accessreport",
                "//gvc/prefect/-eventlog|/org/acme/gvc/prefect/-eventlog|//gvc/prefect/-eventlog",
            })
    void link_resolvedAndShortened_meansTheSameObject(String text, String full, String shortForm) {
        ResourceLink link = ResourceLink.parse(text);

        assertThat(link).hasToString(text);
        assertThat(link.resolve("acme", "prefect")).hasToString(full);
        assertThat(link.resolve("acme", "prefect").shorten("acme", "prefect")).hasToString(shortForm);
        assertThat(ResourceLink.parse(shortForm).resolve("acme", "prefect")).isEqualTo(ResourceLink.parse(full));
    }

    @Test
    void link_hasItsParts() {
        ResourceLink link = ResourceLink.parse("/org/acme/gvc/prefect/workload/etl/deployment/aws-eu-central-1");

        assertThat(link.org()).isEqualTo("acme");
        assertThat(link.gvc()).isEqualTo("prefect");
        assertThat(link.kind()).isEqualTo("workload");
        assertThat(link.name()).isEqualTo("etl");
        assertThat(link.below()).isEqualTo("deployment/aws-eu-central-1");
        assertThat(link.isFull()).isTrue();
        assertThat(Link.builder()
                        .rel("self")
                        .href("/org/acme/gvc/prefect")
                        .build()
                        .target())
                .isEqualTo(ResourceLink.ofOrg("acme", "gvc", "prefect"));
    }

    @Test
    void resolve_linkOfAGvcKindWithoutGvc_isInvalid() {
        assertThatThrownBy(() -> ResourceLink.parse("//identity/etl").resolve("acme", null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'//identity/etl'")
                .hasMessageContaining("Use //gvc/GVC/identity/etl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "etl|1",
                "/gvc/prefect|1",
                "https://example.com/org/acme|1",
                "/org/|6",
                "//|3",
                "//secret|9",
                "//secret/|10",
                "//secret//key|10",
                "/org/acme/secret/k ey|19",
                "/org/acme/secret/../../other/secret/key|18",
                "/org/acme/secret/%2e%2e|18",
                "/org/acme/secret/key?reveal=true|21",
                "/org/acme/secret/key#x|21",
                "/org/acme/secret/key\\..|21",
                "//org/acme|3",
                "//secret/key/|14",
            })
    void parse_invalidText_isRefusedWithThePosition(String text, int character) {
        assertThatThrownBy(() -> ResourceLink.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("', character " + character + ": ");
    }

    @Test
    void parse_controlCharactersAndVeryLongTexts_areRefusedAndNotRepeated() {
        assertThatThrownBy(() -> ResourceLink.parse("//secret/a\n\u001b[31mb"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid link '//secret/a??[31mb', character 11");
        assertThatThrownBy(() -> ResourceLink.parse("//secret/" + "a".repeat(100_000)))
                .isInstanceOf(UsageException.class)
                .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "cpln://secret/key|cpln|secret|key|-|/org/acme/secret/key",
                "cpln://secret/key.user.name|cpln|secret|key|user.name|/org/acme/secret/key",
                "cpln://volumeset/disk|cpln|volumeset|disk|-|/org/acme/gvc/prefect/volumeset/disk",
                "cpln://reference/status.podIP|cpln|reference|status.podIP|-|-",
                "scratch://tmp|scratch|-|tmp|-|-",
                "s3://bucket/path|s3|-|bucket/path|-|-",
                "azureblob://account/container|azureblob|-|account/container|-|-",
            })
    void source_hasItsPartsAndItsTarget(
            String text, String scheme, String kind, String name, String key, String target) {
        SourceUri source = SourceUri.parse(text);

        assertThat(source).isEqualTo(new SourceUri(scheme, kind, name, key)).hasToString(text);
        ResourceLink object = source.target("acme", "prefect");
        assertThat(object == null ? null : object.toString()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpln://",
                "cpln://secret/",
                "cpln://secret",
                "cpln://secret/key.",
                "cpln://secret/key.a/b",
                "cpln://secret/../gvc/x",
                "cpln://workload/x",
                "scratch://",
                "scratch://a/b",
                "s3://",
                "s3://a b",
                "file:///etc/passwd",
                "plain",
                ""
            })
    void source_invalidText_isRefusedWithThePosition(String text) {
        assertThatThrownBy(() -> SourceUri.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageMatching("Invalid source '.*', character \\d+: .*");
    }
}
