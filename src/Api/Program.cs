using System.CommandLine;
using System.Globalization;
using Kpi.Api.CommandLine;

// Numbers and dates are written the same on every machine; reports and pages format for their reader.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

var root = new RootCommand("KPIs of customer care and retention for every branch and month: GraphQL, PDF, Excel and dashboards.")
{
    DemoCommand.Create(),
    ImportCommand.Create(),
    RefreshCommand.Create(),
    ReportCommand.Create(),
    TokenCommand.Create(),
    SchemaCommand.Create(),
    SqlCommand.Create(),
    ServeCommand.Create(),
    MigrateCommand.Create(),
    CloseCommand.Create(),
    DiffCommand.Create(),
    NotBuiltYet.Command("reports", "Writes the reports of all branches"),
    NotBuiltYet.Command("doctor", "Checks the installation"),
    // Run by the script ./kpi itself; here they only appear in its help.
    new Command("test", "Runs every test there is; see ./kpi test --help."),
    new Command("bench", "Runs a benchmark; see ./kpi bench --help."),
};
return await root.Parse(args).InvokeAsync();
