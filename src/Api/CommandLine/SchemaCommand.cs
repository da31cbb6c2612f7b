using System.CommandLine;
using Kpi.Api.Serving;

namespace Kpi.Api.CommandLine;

/// <summary><c>schema</c>: the GraphQL schema as SDL.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Prints the GraphQL schema.");
        Outcome.SetAction(
            command,
            (_, _) =>
            {
                Console.Write(KpiSchema.Print());
                return Task.FromResult(Outcome.Success);
            }
        );
        return command;
    }
}
