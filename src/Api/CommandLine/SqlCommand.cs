using System.CommandLine;
using Kpi.Data.Warehouse;

namespace Kpi.Api.CommandLine;

/// <summary><c>sql</c>: the T-SQL that makes the warehouse's tables.</summary>
internal static class SqlCommand
{
    public static Command Create()
    {
        var command = new Command("sql", "Prints the T-SQL that makes the warehouse's tables; needs no server.");
        Outcome.SetAction(
            command,
            (_, _) =>
            {
                Console.Write(SqlServerScript.Create());
                return Task.FromResult(Outcome.Success);
            }
        );
        return command;
    }
}
