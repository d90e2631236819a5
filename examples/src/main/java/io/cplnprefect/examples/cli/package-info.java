/* SPDX-License-Identifier: Apache-2.0 */
/** The command line of the library: one class for each command, over the same API that embedders use. */
@NullMarked
package io.cplnprefect.examples.cli;

import org.jspecify.annotations.NullMarked;
