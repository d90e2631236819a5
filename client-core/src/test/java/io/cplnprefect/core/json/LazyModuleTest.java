/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LazyModuleTest {

    /** A model. */
    @JsonDeserialize(as = LeafValue.class)
    interface Leaf {
        int size();
    }

    record LeafValue(@JsonProperty("size") int size) implements Leaf {}

    /** A model that cannot be read: Jackson has no way to create it. */
    @JsonDeserialize
    interface Broken {}

    static final class Tree {
        @Nullable
        final Leaf leaf;

        final List<Leaf> leaves;
        final Map<String, List<Leaf>> byName;

        @Nullable
        Broken broken;

        @JsonCreator
        Tree(
                @JsonProperty("leaf") @Nullable Leaf leaf,
                @JsonProperty("leaves") List<Leaf> leaves,
                @JsonProperty("byName") Map<String, List<Leaf>> byName) {
            this.leaf = leaf;
            this.leaves = leaves;
            this.byName = byName;
        }

        public void setBroken(@Nullable Broken value) {
            broken = value;
        }
    }

    private final ObjectMapper mapper = Json.newMapper();

    @Test
    void members_areReadAlsoInListsAndMaps() throws Exception {
        Tree tree = mapper.readValue(
                "{\"leaf\":{\"size\":1},\"leaves\":[{\"size\":2},{\"size\":3}],\"byName\":{\"a\":[{\"size\":4}]}}",
                Tree.class);

        assertThat(tree.leaf).isEqualTo(new LeafValue(1));
        assertThat(tree.leaves).containsExactly(new LeafValue(2), new LeafValue(3));
        assertThat(tree.byName).containsOnlyKeys("a").containsEntry("a", List.of(new LeafValue(4)));
    }

    @Test
    void deserializerOfAMember_isPreparedByTheFirstDocumentThatHasIt() throws Exception {
        assertThat(mapper.readValue("{\"leaf\":null}", Tree.class).leaf).isNull();
        assertThat(mapper.readValue("{\"broken\":null}", Tree.class).broken).isNull();
        assertThatThrownBy(() -> mapper.readValue("{\"broken\":{}}", Tree.class))
                .isInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void invalidMember_isReportedWithItsPath() {
        assertThatThrownBy(() -> mapper.readValue("{\"byName\":{\"a\":[{\"size\":\"x\"}]}}", Tree.class))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        e -> assertThat(e.getPathReference())
                                .endsWith("[\"byName\"]->java.util.LinkedHashMap[\"a\"]->java.util.ArrayList[0]->"
                                        + LeafValue.class.getName() + "[\"size\"]"));
    }
}
