package org.anju.verification.team.assignment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HandedBackTasks")
record HandedBackResponse(int handedBack) {}
