/* SPDX-License-Identifier: Apache-2.0 */
/** The profile files of the {@code cpln} client, which are only read. */
@NullMarked
package io.cplnprefect.cpln.profile;

import org.jspecify.annotations.NullMarked;
