/* SPDX-License-Identifier: Apache-2.0 */
/** Database clusters. */
@NullMarked
package io.cplnprefect.cpln.dbcluster;

import org.jspecify.annotations.NullMarked;
