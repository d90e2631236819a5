/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import java.util.ArrayList;
import java.util.List;

/** A list of numbers that grows in blocks. Not thread-safe. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class IntList {

    private static final int BLOCK = 1 << 16;

    private final List<int[]> blocks = new ArrayList<>();
    private int size;

    void add(int value) {
        if (size == blocks.size() * BLOCK) {
            blocks.add(new int[BLOCK]);
        }
        blocks.get(size / BLOCK)[size % BLOCK] = value;
        size++;
    }

    int get(int index) {
        return blocks.get(index / BLOCK)[index % BLOCK];
    }

    int size() {
        return size;
    }
}
