using System.CommandLine;
using Kpi.Data;
using Kpi.Data.Warehouse;

namespace Kpi.Api.CommandLine;

/// <summary>Which warehouse a command works on: <c>--data DIR</c>, else the SQL Server of KPI_WAREHOUSE, else the folder <c>.kpi</c>.</summary>
internal sealed class WarehouseOption
{
    private const string DefaultDirectory = ".kpi";
    private const string ServerVariable = "KPI_WAREHOUSE";

    private readonly Option<string?> data = new("--data")
    {
        Description =
            $"Folder with the SQLite warehouse. Without it: {ServerVariable} (a SQL Server connection string), else {DefaultDirectory}.",
        HelpName = "DIR",
    };

    private static string? Server => Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server ? server : null;

    public void AddTo(Command command) => command.Options.Add(data);

    /// <summary>The folder for what belongs to the warehouse but is no table: keys, reject files, archives.</summary>
    public string Directory(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(data) ?? DefaultDirectory);

    /// <summary>The warehouse that the caller names; nothing is made up where none is named.</summary>
    /// <exception cref="DataException"><c>WAREHOUSE_MISSING</c> or <c>WAREHOUSE_UNREACHABLE</c>.</exception>
    public WarehouseLocation Chosen(ParseResult parsed) =>
        IsNamed(parsed)
            ? Of(parsed)
            : throw new DataException("WAREHOUSE_MISSING", $"Say which warehouse to use: set {ServerVariable} or give --data DIR.");

    /// <summary>The warehouse as it is, to look at: nothing is made where there is none, which gives null.</summary>
    public WarehouseLocation? Existing(ParseResult parsed) =>
        IsOnServer(parsed) ? WarehouseLocation.OnSqlServer(Server!) : WarehouseLocation.ToInspect(Directory(parsed));

    /// <summary>The warehouse that there is: what reads or measures makes none, or a slip in --data would answer from an empty one.</summary>
    /// <exception cref="DataException"><c>WAREHOUSE_MISSING</c> or <c>WAREHOUSE_UNREACHABLE</c>.</exception>
    public WarehouseLocation Present(ParseResult parsed) =>
        Existing(parsed) is null
            ? throw new DataException(
                "WAREHOUSE_MISSING",
                $"{Directory(parsed)} holds no warehouse; check --data, or make one by ./kpi demo, import or migrate."
            )
            : Of(parsed);

    /// <summary>Whether the caller says which warehouse is meant, rather than take the default.</summary>
    public bool IsNamed(ParseResult parsed) => parsed.GetValue(data) is not null || Server is not null;

    /// <exception cref="DataException"><c>WAREHOUSE_UNREACHABLE</c>: the folder cannot be made.</exception>
    public WarehouseLocation Of(ParseResult parsed)
    {
        if (IsOnServer(parsed))
        {
            return WarehouseLocation.OnSqlServer(Server!);
        }

        try
        {
            return WarehouseLocation.InDirectory(Directory(parsed));
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new DataException(
                "WAREHOUSE_UNREACHABLE",
                $"The folder '{Directory(parsed)}' cannot be used for the warehouse: {cannot.Message}"
            );
        }
    }

    private bool IsOnServer(ParseResult parsed) => parsed.GetValue(data) is null && Server is not null;
}
