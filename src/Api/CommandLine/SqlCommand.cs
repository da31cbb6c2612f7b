using System.CommandLine;
using Kpi.Data.Warehouse;

namespace Kpi.Api.CommandLine;

/// <summary><c>sql</c>: the T-SQL that makes the warehouse's tables.</summary>
internal static class SqlCommand
{
    public static Command Create()
    {
        var target = new Option<string>("--target")
        {
            Description = "Whose T-SQL: sqlserver, or synapse for an MPP engine.",
            DefaultValueFactory = _ => "sqlserver",
        };
        target.AcceptOnlyFromAmong("sqlserver", "synapse");
        var command = new Command("sql", "Prints the T-SQL that makes the warehouse's tables; needs no server.") { target };
        Outcome.SetAction(
            command,
            (parsed, _) =>
            {
                Console.Write(parsed.GetValue(target) == "synapse" ? SynapseScript.Create() : SqlServerScript.Create());
                return Task.FromResult(Outcome.Success);
            }
        );
        return command;
    }
}
