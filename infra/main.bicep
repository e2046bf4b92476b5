// The app on Azure: one container app, one PostgreSQL server, one key vault, in one region of the EU. Nothing in it has a
// password: the app signs in at the database, the vault, the registry and Entra as its managed identity.
//
// Deployed twice, see docs/admin.md: first without `imageTag`, for everything that the app needs; then with it.
targetScope = 'resourceGroup'

@description('Where everything lies, backups included.')
@allowed([
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'northeurope'
  'polandcentral'
  'spaincentral'
  'swedencentral'
  'westeurope'
])
param location string = 'swedencentral'

@description('Begins the name of every resource: letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'dialogkort'

@description('Tag of the image in the registry, such as 0.1.0. Empty: everything but the app.')
param imageTag string = ''

@description('Tenants whose people are let in, with commas.')
param entraTenantIds string = tenant().tenantId

@description('The app registration, from `npm run entra`. Needed with imageTag.')
param entraClientId string = ''

@description('A name of your own for the app, such as dialogkort.example.dk. Empty: the one that Azure gives.')
param customDomain string = ''

@description('Id of the certificate for that name in the environment. Empty: the name is not bound yet.')
param certificateId string = ''

@description('Size of the database. Burstable is enough for some dozens of meetings at once.')
@allowed(['Standard_B1ms', 'Standard_B2s', 'Standard_D2ds_v5'])
param databaseSize string = 'Standard_B1ms'

@description('Days for which the database can be put back.')
@minValue(7)
@maxValue(35)
param backupDays int = 14

@description('Days for which logs are kept, the security log among them. They name nobody.')
@minValue(30)
@maxValue(365)
param logDays int = 90

@description('More settings of the server, see docs/operation.md: [{ name: \'RETENTION_DAYS\', value: \'30\' }]. No secrets.')
param settings { name: string, value: string }[] = []

var suffix = uniqueString(resourceGroup().id)
var databaseName = 'dialogkort'
var secretNames = {
  SECRET_SERVER_KEY: 'server-key'
  SECRET_FLUID_KEY: 'fluid-key'
  SECRET_METRICS_TOKEN: 'metrics-token'
}
// Azure's own ids, the same everywhere.
var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
}

// Who the app is.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-app'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
    features: { disableLocalAuth: true }
  }
}

// The network: the database is on it alone and cannot be reached from anywhere else.
resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.60.0.0/22'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.60.0.0/24'
          delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.60.1.0/28'
          delegations: [{ name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }]
        }
      }
    ]
  }

  resource appSubnet 'subnets' existing = { name: 'app' }
  resource databaseSubnet 'subnets' existing = { name: 'database' }
}

resource databaseZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: '${name}-${suffix}.private.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: 'network'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${suffix}'
  location: location
  sku: {
    name: databaseSize
    tier: startsWith(databaseSize, 'Standard_B') ? 'Burstable' : 'GeneralPurpose'
  }
  properties: {
    version: '17'
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: 'Disabled'
      tenantId: tenant().tenantId
    }
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: backupDays, geoRedundantBackup: 'Disabled' }
    // A standby doubles the price. SameZone goes with every size, ZoneRedundant not with Burstable ones.
    highAvailability: { mode: 'Disabled' }
    network: {
      delegatedSubnetResourceId: network::databaseSubnet.id
      privateDnsZoneArmResourceId: databaseZone.id
      publicNetworkAccess: 'Disabled'
    }
  }
  dependsOn: [databaseZone::link]

  resource content 'databases' = {
    name: databaseName
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }
}

// The server holds nothing else, so the app may own it.
module databaseOwner 'databaseOwner.bicep' = {
  name: 'database-owner'
  params: {
    serverName: database.name
    principalId: identity.properties.principalId
    principalName: identity.name
  }
  dependsOn: [database::content]
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  // At most 24 letters.
  name: take('${name}${suffix}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
  }
}

resource appReadsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, roles.keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

// Whoever deploys puts the secrets there.
resource deployerWritesSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, deployer().objectId, roles.keyVaultSecretsOfficer)
  scope: vault
  properties: {
    principalId: deployer().objectId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: '${name}${suffix}'
  location: location
  sku: { name: 'Basic' }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
  }
}

resource appPullsImages 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, roles.acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    // Through diagnostic settings, which need no key.
    appLogsConfiguration: { destination: 'azure-monitor' }
    vnetConfiguration: { infrastructureSubnetId: network::appSubnet.id, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    // Cannot be changed later. It spreads replicas over zones, and there is one.
    zoneRedundant: false
  }
}

resource environmentLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: environment
  properties: {
    workspaceId: logs.id
    logs: [
      { category: 'ContainerAppConsoleLogs', enabled: true }
      { category: 'ContainerAppSystemLogs', enabled: true }
    ]
  }
}

var appName = name
var host = empty(customDomain) ? '${appName}.${environment.properties.defaultDomain}' : customDomain
var databaseUrl = 'postgres://${identity.name}@${database.properties.fullyQualifiedDomainName}:5432/${databaseName}'

resource app 'Microsoft.App/containerApps@2025-01-01' = if (!empty(imageTag)) {
  name: appName
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // The database belongs to one process at a time: the old revision is taken away before the new one starts.
      activeRevisionsMode: 'Multiple'
      maxInactiveRevisions: 5
      ingress: {
        external: true
        targetPort: 3000
        transport: 'auto'
        allowInsecure: false
        traffic: [{ latestRevision: true, weight: 100 }]
        customDomains: empty(customDomain)
          ? []
          : [
              empty(certificateId)
                ? { name: customDomain, bindingType: 'Disabled' }
                : { name: customDomain, bindingType: 'SniEnabled', certificateId: certificateId }
            ]
      }
      registries: [{ server: registry.properties.loginServer, identity: identity.id }]
      secrets: [
        for secret in items(secretNames): {
          name: secret.value
          keyVaultUrl: '${vault.properties.vaultUri}secrets/${secret.value}'
          identity: identity.id
        }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 30
      scale: { minReplicas: 1, maxReplicas: 1 }
      containers: [
        {
          name: 'server'
          image: '${registry.properties.loginServer}/dialogkort:${imageTag}'
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: concat(
            [
              { name: 'APP_ORIGIN', value: 'https://${host}' }
              { name: 'TRUST_PROXY', value: 'true' }
              { name: 'ENTRA_TENANT_IDS', value: entraTenantIds }
              { name: 'ENTRA_CLIENT_ID', value: entraClientId }
              { name: 'MANAGED_IDENTITY_FOR', value: 'entra,database' }
              { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
              { name: 'DATABASE_URL', value: databaseUrl }
              // Collected with the rest of what the server prints: the container has no disk of its own.
              { name: 'SECURITY_LOG', value: 'stdout' }
            ],
            map(items(secretNames), secret => { name: secret.key, secretRef: secret.value }),
            settings
          )
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: 3000 }
              // Container Apps takes at most ten failures: 100 s, for a database that is migrated.
              initialDelaySeconds: 2
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: 3000 }
              periodSeconds: 15
              timeoutSeconds: 5
              failureThreshold: 4
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: 3000 }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
    }
  }
  dependsOn: [appReadsSecrets, appPullsImages, databaseOwner]
}

@description('TAB_ENDPOINT of the environment in env/.')
output appOrigin string = 'https://${host}'

@description('TAB_DOMAIN of the environment in env/.')
output appDomain string = host

@description('For `npm run entra -- --identity`.')
output identityPrincipalId string = identity.properties.principalId

output registryName string = registry.name
output vaultName string = vault.name
output environmentName string = environment.name

@description('Goes into a TXT record asuid.<customDomain> before that name is used.')
output domainVerification string = environment.properties.customDomainConfiguration.customDomainVerificationId
