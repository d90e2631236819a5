/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The worlds that were found, in the order in which they were found, each with the world that it follows. Not thread-safe. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class WorldSet {

    private static final int BLOCK = 1 << 14;
    private static final int SIZE = World.SIZE;

    private final List<byte[]> blocks = new ArrayList<>();
    private final IntList parents = new IntList();
    private int[] table = new int[1 << 16];

    int size() {
        return parents.size();
    }

    int parent(int index) {
        return parents.get(index);
    }

    byte[] get(int index) {
        int at = index % BLOCK * SIZE;
        return Arrays.copyOfRange(blocks.get(index / BLOCK), at, at + SIZE);
    }

    /** Adds a world, unless it was found before; returns its index. */
    int add(byte[] world, int parent) {
        if (size() * 2 > table.length) {
            grow();
        }
        int slot = slot(world, 0);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        int index = size();
        if (index % BLOCK == 0) {
            blocks.add(new byte[BLOCK * SIZE]);
        }
        System.arraycopy(world, 0, blocks.get(index / BLOCK), index % BLOCK * SIZE, SIZE);
        parents.add(parent);
        table[slot] = index + 1;
        return index;
    }

    private int slot(byte[] world, int offset) {
        int slot = hash(world, offset) & table.length - 1;
        while (table[slot] != 0 && !isAt(table[slot] - 1, world, offset)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private boolean isAt(int index, byte[] world, int offset) {
        int at = index % BLOCK * SIZE;
        return Arrays.equals(blocks.get(index / BLOCK), at, at + SIZE, world, offset, offset + SIZE);
    }

    private static int hash(byte[] world, int offset) {
        long hash = 0;
        for (int i = offset; i < offset + SIZE; i++) {
            hash = hash * 0x100000001b3L + world[i];
        }
        hash *= 0x9e3779b97f4a7c15L;
        return (int) (hash >>> 32);
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int index = 0; index < size(); index++) {
            table[slot(blocks.get(index / BLOCK), index % BLOCK * SIZE)] = index + 1;
        }
    }
}
