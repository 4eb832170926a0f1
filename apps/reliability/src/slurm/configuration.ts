/** Where a Slurm of one node has its files and its ports. */
export interface Place {
  /** A folder of its own; no path in it may have a space. */
  readonly folder: string;
  /** The name of this machine. */
  readonly host: string;
  /** Free ports: of the controller, and of the node. */
  readonly ports: readonly [number, number];
  /** How many tasks at a time. */
  readonly cpus: number;
}

/** The socket of munge, by which the programs of Slurm trust each other. */
export const mungeSocket = (folder: string): string => `${folder}/munge.socket`;

/** The slurm.conf of a Slurm of one node, which needs neither cgroups, nor a database, nor a user of its own. */
export function configuration({ folder, host, ports: [controller, node], cpus }: Place): string {
  const lines = [
    "ClusterName=dz",
    `SlurmctldHost=${host}(127.0.0.1)`,
    `SlurmctldPort=${controller}`,
    `SlurmdPort=${node}`,
    "SlurmUser=root",
    "AuthType=auth/munge",
    "CredType=cred/munge",
    `AuthInfo=socket=${mungeSocket(folder)}`,
    `StateSaveLocation=${folder}/state`,
    `SlurmdSpoolDir=${folder}/spool`,
    `SlurmctldPidFile=${folder}/slurmctld.pid`,
    `SlurmdPidFile=${folder}/slurmd.pid`,
    `SlurmctldLogFile=${folder}/slurmctld.log`,
    `SlurmdLogFile=${folder}/slurmd.log`,
    "ProctrackType=proctrack/linuxproc",
    "TaskPlugin=task/none",
    "SelectType=select/cons_tres",
    "SelectTypeParameters=CR_CPU",
    "SlurmdParameters=config_overrides", // the node has the CPUs that it is given
    "MpiDefault=none",
    "ReturnToService=2",
    "MailProg=/bin/true",
    `NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cpus}`,
    `PartitionName=main Nodes=${host} Default=YES`,
  ];
  return `${lines.join("\n")}\n`;
}
